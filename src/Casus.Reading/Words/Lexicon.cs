using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>The closed classes of English, by lower-case form.</summary>
internal static class Lexicon
{
    private static readonly FrozenDictionary<string, WordClass> Closed = Build();

    public static bool TryFind(string lower, out WordClass found) => Closed.TryGetValue(lower, out found);

    public static readonly FrozenSet<string> SubjectPronouns = Set("i you he she it we they who");

    public static readonly FrozenSet<string> Possessives = Set("my your his her its our their whose");

    public static readonly FrozenSet<string> Be = Set("be is are was were been being am 's 're 'm");

    public static readonly FrozenSet<string> Have = Set("have has had having 've");

    public static readonly FrozenSet<string> Days = Set("monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight mon. tue. wed. thurs. fri. sat. sun. mon tue wed thu fri sat sun");

    public static readonly FrozenSet<string> Hearers = Set("reporters journalists lawmakers me us him them her you supporters voters senators parliament cnn fox bbc reuters abc nbc cbs msnbc people everyone");

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);

    private static FrozenDictionary<string, WordClass> Build()
    {
        var all = new Dictionary<string, WordClass>(StringComparer.Ordinal);
        Add(WordClass.Determiner, "the a an this these those some any every each no another such both all several many few most more less much either neither other my your his its our their whose certain one");
        Add(WordClass.Pronoun, "i you he she it we they me him us them her myself himself herself itself ourselves themselves anyone everyone someone nobody nothing something everything anything others there none");
        Add(WordClass.Relative, "who which whom what how why whether whoever whatever");
        Add(WordClass.Possessive, "'s ’s");
        Add(WordClass.Preposition, "of in on at by for from with about against into onto over under through during between among without within toward towards via amid amidst upon across behind beyond despite per near around along alongside above below beneath beside besides inside outside off out up down regarding concerning like unlike throughout versus vs. than including except given");
        Add(WordClass.To, "to");
        Add(WordClass.Coordinator, "and or but nor yet & plus");
        Add(WordClass.Subordinator, "because although though while whereas if unless until till once when whenever where wherever since after before as so lest provided");
        Add(WordClass.That, "that");
        Add(WordClass.Negation, "not n't n’t never");
        Add(WordClass.Modal, "will would can could may might must should shall 'll ’ll 'd ’d ca wo ought");
        Add(WordClass.Auxiliary, "be is are was were been being am 're ’re 'm ’m have has had having 've ’ve do does did");
        Add(WordClass.Adverb, "also then later now still already just even only again once-again recently previously reportedly repeatedly often always sometimes ever soon however therefore thus meanwhile instead too very quite rather almost perhaps maybe indeed ago here today yesterday tomorrow tonight twice long far further earlier well else away back together once further ahead");
        Add(WordClass.Adjective, "new good great last next first second third other same own former top senior high big small public national international foreign military political economic western eastern northern southern european central free open full able ready likely clear important necessary crucial presidential democratic republican russian american british french german old young major strong real true wrong right possible future past current recent prime federal local global long-term early late low bad better best worse worst large serious different human nuclear");
        return all.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(WordClass kind, string words)
        {
            foreach (var word in words.Split(' '))
            {
                all.TryAdd(word, kind);
            }
        }
    }
}
