using System.Collections.Frozen;

namespace Casus.Reading;

/// <summary>Given names that stand for one another.</summary>
internal static class GivenNames
{
    private static readonly FrozenDictionary<string, string> Nicknames = new[]
    {
        "james jim jimmy jamie", "michael mike mick", "thomas tom tommy", "robert bob bobby rob robby", "william bill billy will", "charles chuck charlie", "richard dick rick ricky rich", "benjamin ben", "daniel dan danny", "david dave",
        "edward ed eddie", "joseph joe joey", "kenneth ken", "lawrence larry", "matthew matt", "nicholas nick", "patrick pat", "peter pete", "ronald ron ronny", "samuel sam", "stephen steve steven", "theodore ted teddy", "timothy tim", "anthony tony",
        "jeffrey jeff", "gregory greg", "frederick fred", "christopher chris", "andrew andy", "alexander alex aleksandr aleksander oleksandr", "elizabeth liz beth", "katherine kate kathy catherine cathy", "susan sue", "deborah debbie deb", "jennifer jen jenny",
        "philip phil", "donald don", "gerald jerry gerry", "zachary zach", "john jon jack", "leonard len", "raymond ray", "vincent vince", "walter walt", "douglas doug", "bernard bernie", "ashton ash", "rebecca becky", "victoria vicki", "mohamed mohammed muhammad mohammad",
        "sergei serhii sergii", "mihail mihailo", "iuri iurii", "dmitri dmitro dmitrii",
    }.SelectMany(row => row.Split(' ') is var names ? names.Skip(1).Select(n => (Short: NameFold.Key(n), Full: NameFold.Key(names[0]))) : []).DistinctBy(n => n.Short).ToFrozenDictionary(n => n.Short, n => n.Full, StringComparer.Ordinal);

    /// <summary>The full form of a short given name (Mike, Michael), or the key itself.</summary>
    public static string Full(string key) => Nicknames.TryGetValue(key, out var full) ? full : key;
}
