namespace Casus.Ledger;

/// <summary>What a set of rows and their words comes to: their occurrences, each as a number of a <see cref="WordKey"/>, added up; how many rows; how many words in each column.</summary>
internal readonly record struct WordSums(ulong Sum, long Rows, long Headings, long Texts, long Facets)
{
    public static WordSums operator +(WordSums a, WordSums b) =>
        new(unchecked(a.Sum + b.Sum), a.Rows + b.Rows, a.Headings + b.Headings, a.Texts + b.Texts, a.Facets + b.Facets);
}
