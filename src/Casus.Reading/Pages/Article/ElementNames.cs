using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>What the class and the id of an element say of it.</summary>
[Flags]
internal enum Naming : ushort
{
    None = 0,

    /// <summary>The body of an article, by a name that means nothing else.</summary>
    Body = 1,

    /// <summary>A main part, by a name that may also mean a frame around more.</summary>
    Main = 2,

    /// <summary>Furniture, whatever is in it.</summary>
    Furniture = 4,

    /// <summary>What readers wrote.</summary>
    Comments = 8,

    /// <summary>Facts about the article (author, date, tags) when it is short; else perhaps part of it.</summary>
    Fact = 16,

    /// <summary>Words under a picture.</summary>
    Caption = 32,

    /// <summary>Not shown on a screen.</summary>
    Unseen = 64,

    /// <summary>The headline or what stands above the body.</summary>
    Headline = 128,

    /// <summary>A summary under the headline.</summary>
    Standfirst = 256,

    /// <summary>A part that is furniture when it is rich in links.</summary>
    Doubtful = 512,

    /// <summary>A post brought in from a social network: part of the article, whatever its own names say.</summary>
    Embedded = 1024,

    /// <summary>Who wrote it.</summary>
    Byline = 2048,

    /// <summary>When it appeared.</summary>
    Dated = 4096,
}

/// <summary>Reads class and id values by their words: <c>article-body</c>, <c>articleBody</c> and <c>article_body</c> are the same two.</summary>
internal sealed class ElementNames
{
    private const int LongestValue = 400;

    private static readonly FrozenDictionary<string, Naming> Words = Vocabulary();

    private static readonly FrozenDictionary<string, Naming>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly Dictionary<string, Naming> _seen = new(StringComparer.Ordinal);

    /// <summary>What the names of each node say, by its index.</summary>
    public static Naming[] Of(PageTree tree)
    {
        var names = new ElementNames();
        var result = new Naming[tree.Count];
        for (var i = 0; i < tree.Count; i++)
        {
            if (tree[i].Class.Length + tree[i].Id.Length > 0)
            {
                result[i] = names.Of(tree, tree[i]);
            }
        }

        return result;
    }

    public Naming Of(PageTree tree, in PageNode node) => Of(tree.Source(node.Class)) | Of(tree.Source(node.Id));

    public Naming Of(ReadOnlySpan<char> value)
    {
        if (value.Length is 0 or > LongestValue)
        {
            return Naming.None;
        }

        var seen = _seen.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!seen.TryGetValue(value, out var naming))
        {
            naming = Read(value);
            seen[value] = naming;
        }

        return naming;
    }

    private static Naming Read(ReadOnlySpan<char> value)
    {
        Span<char> lower = stackalloc char[LongestValue];
        value.ToLowerInvariant(lower);
        var result = Naming.None;
        int at = 0, before = -1, beforeThat = -1;
        while (at < value.Length)
        {
            if (!char.IsAsciiLetter(value[at]))
            {
                if (char.IsWhiteSpace(value[at]))
                {
                    before = beforeThat = -1;
                }

                at++;
                continue;
            }

            var start = at++;
            while (at < value.Length && char.IsAsciiLetter(value[at]) && !(char.IsAsciiLetterUpper(value[at]) && char.IsAsciiLetterLower(value[at - 1])))
            {
                at++;
            }

            // The word, and it joined with the one or two before it in the same name.
            // A digit after a word numbers it, or says on which screens it holds: "hide4" is shown on others.
            var numbered = at < value.Length && char.IsAsciiDigit(value[at]) ? Naming.Unseen : Naming.None;
            result |= Find(lower[start..at]) & ~numbered;
            result |= before >= 0 ? Joined(lower, before, at) : 0;
            result |= beforeThat >= 0 ? Joined(lower, beforeThat, at) : 0;
            (beforeThat, before) = (before, start);
        }

        return result;
    }

    private static Naming Joined(ReadOnlySpan<char> lower, int start, int end)
    {
        Span<char> joined = stackalloc char[40];
        var length = 0;
        for (var i = start; i < end && length < joined.Length; i++)
        {
            if (char.IsAsciiLetter(lower[i]))
            {
                joined[length++] = lower[i];
            }
        }

        return Find(joined[..length]);
    }

    private static Naming Find(ReadOnlySpan<char> word) => Lookup.TryGetValue(word, out var naming) ? naming : Naming.None;

    private static FrozenDictionary<string, Naming> Vocabulary()
    {
        var words = new Dictionary<string, Naming>(StringComparer.Ordinal);
        Add(Naming.Body, """
            articlebody articlecontent articletext articlecopy articlecontents articlefulltext articlemaincontent entrycontent entrybody entrytext postcontent postbody posttext postentry postbodycopy
            storybody storycontent storytext storycopy storybodycopy bodycopy newsbody newscontent newstext newsdetail fulltext artcontent artbody arttext blogcontent blogbody
            blogpostbody blogpostcontent contentbody articlewrap articleview nodecontent fieldbody articledetail storydetail singlecontent postarticle textcontent bodytext mwparseroutput
            """);
        Add(Naming.Main, "article story post entry hentry maincontent contentmain pagecontent content main primary blogpost singlepost newsarticle richtext wysiwyg articlewrapper articlecontainer storycontainer bodycontent");
        Add(Naming.Furniture, """
            share shares sharing sharebar sharethis shareaholic sharedaddy addthis addtoany social socials sociable sociallinks socialmedia socialshare followus follow
            related relatedposts relatedarticles relatedstories relatedlinks relatedcontent relatednews relatedtopics alsoread readalso seealso morefrom moreon morestories morenews mostread mostpopular mostviewed
            mostrecent trending recommended recommendation recommendations recommends recirc recirculation upnext nextarticle nextpost prevpost prevnext postnav postnavigation promo promos promotion promobox
            newsletter newsletters newslettersignup subscribe subscription subscribebox signup optin mailchimp mailinglist emailsignup
            nav navbar navigation subnav sitenav menu submenu megamenu breadcrumb breadcrumbs pagination pager paging pagenav pagelinks
            footer sitefooter pagefooter globalfooter masthead sidebar sidebars rail rightrail leftrail rightcol rightcolumn
            ad ads adv advert adverts advertisement advertisements advertising adunit adslot adbox adwrap adwrapper adcontainer dfp sponsor sponsored sponsors outbrain taboola zergnet revcontent mgid criteo
            cookie cookies cookiebanner cookienotice consent gdpr ccpa onetrust popup modal overlay lightbox interstitial flyout dropdown tooltip
            login signin register loginform searchform searchbox toolbar toolbox skiplink skip
            noprint printonly printfriendly donate donation donations paywall regwall piano
            widgetarea textwidget jprelatedposts wprelated yarpp crp tagcloud taglist tags posttags entrytags articletags hashtags tagslinks catlinks postcategories
            authorbox authorbio aboutauthor authorinfo authorprofile aboutauthor abouttheauthor
            carousel ticker weather playlist jwplayer videoplayer player
            infinitescroll cta calltoaction storytools articletools tools feedback reactions rating ratings poll survey
            """);
        Add(Naming.Comments, "comment comments commentlist commentslist commentsarea commentform commentrespond respond replies disqus disqusthread livefyre fbcomments facebookcomments usercomments readercomments discussion commentarea commentssection postcomments");
        Add(Naming.Fact, """
            byline author authors authorname bylines meta metadata postmeta entrymeta articlemeta postinfo articleinfo entryinfo timestamp date datetime pubdate publishdate published postdate entrydate posted postedon postedby
            dateline updated lastupdated readtime readingtime category categories kicker eyebrow section tag topic topics keywords copyright credit credits source contributor contributors viewcount views
            headermeta entryheader articleheader postheader storyheader pageheader entryfooter articlefooter postfooter
            """);
        Add(Naming.Caption, "caption captions figcaption imagecaption imgcaption photocaption picturecaption mediacaption wpcaption wpcaptiontext captiontext imagecredit photocredit photocredits imagesource mediacredit cutline piccaption");
        Add(Naming.Unseen, "hidden hide invisible sronly visuallyhidden visuallyhide screenreader screenreadertext screenreaderonly vh offscreen assistive hiddentext");
        Add(Naming.Headline, "headline title entrytitle posttitle articletitle pagetitle storytitle headlines articleheadline storyheadline");
        Add(Naming.Standfirst, "standfirst dek deck subtitle subheadline subhead lede lead excerpt summary intro sapo strapline articlesummary articledek");
        Add(Naming.Doubtful, "widget widgets more list links gallery slideshow slides slider teaser teasers card cards box promo aside callout factbox infobox bottom extra latest popular headlines tile feed stories items toc tableofcontents");
        Add(Naming.Byline, "byline bylines author authors authorname writername bylinename articleauthor postauthor storyauthor");
        Add(Naming.Dated, "date dateline datetime timestamp pubdate publishdate publicationdate published publishedat postdate entrydate articledate posttime postedon articletime");
        Add(Naming.Embedded, "twittertweet instagrammedia tiktokembed fbpost");
        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(Naming naming, string list)
        {
            foreach (var word in list.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                words[word] = words.GetValueOrDefault(word) | naming;
            }
        }
    }
}
