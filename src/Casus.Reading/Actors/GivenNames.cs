namespace Casus.Reading;

/// <summary>Given names that stand for one another.</summary>
internal static class GivenNames
{
    // The full form first, then what is short for it.
    private static readonly string[] Rows =
    [
        "james jim jimmy jamie", "michael mike mick", "thomas tom tommy", "robert bob bobby rob robby", "william bill billy will", "charles chuck charlie", "richard dick rick ricky rich", "benjamin ben", "daniel dan danny", "david dave",
        "edward ed eddie", "joseph joe joey", "kenneth ken", "lawrence larry", "matthew matt", "nicholas nick", "patrick pat", "peter pete", "ronald ron ronny", "samuel sam", "stephen steve steven", "theodore ted teddy", "timothy tim", "anthony tony",
        "jeffrey jeff", "gregory greg", "frederick fred", "christopher chris", "andrew andy", "alexander alex aleksandr aleksander oleksandr", "elizabeth liz beth", "katherine kate kathy catherine cathy", "susan sue", "deborah debbie deb", "jennifer jen jenny",
        "philip phil", "donald don", "gerald jerry gerry", "zachary zach", "john jon jack", "leonard len", "raymond ray", "vincent vince", "walter walt", "douglas doug", "bernard bernie", "ashton ash", "rebecca becky", "victoria vicki", "mohamed mohammed muhammad mohammad",
        "sergei serhii sergii", "mihail mihailo", "iuri iurii", "dmitri dmitro dmitrii",
    ];

    private static readonly Dictionary<string, string> Nicknames = Read();

    /// <summary>The full form of a short given name (Mike, Michael), or the key itself.</summary>
    public static string Full(string key) => Nicknames.TryGetValue(key, out var full) ? full : key;

    private static Dictionary<string, string> Read()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in Rows)
        {
            var forms = row.Split(' ');
            var full = NameFold.Key(forms[0]);
            foreach (var form in forms.AsSpan(1))
            {
                names.TryAdd(NameFold.Key(form), full);
            }
        }

        return names;
    }
}
