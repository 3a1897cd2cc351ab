namespace Casus.Reading.Tests;

public class StoppedTextTests
{
    [Theory]
    [InlineData("Harbour stays shut\n\nThe mayor spoke.", "Harbour stays shut.\nThe mayor spoke.")]
    [InlineData("Mayor: gate stays shut ‘for years’\r\n\r\nShe spoke.", "Mayor: gate stays shut ‘for years’.\n\r\nShe spoke.")]
    [InlineData("BRAVA, May 3 (Reuters) - The mayor spoke.", "BRAVA, May 3 (Reuters) . The mayor spoke.")]
    [InlineData("“No,” she posted on X. The ministry was silent.", "“No,” she posted on X! The ministry was silent.")]
    public void HeadlineDatelineAndNetwork_EndASentence(string text, string parsed) => Assert.Equal(parsed, StoppedText.Of(text));

    [Theory]
    [InlineData("Terms\n1. The gate stays shut.\n2. The mayor pays.", "Terms\n   The gate stays shut.\n   The mayor pays.")]
    [InlineData("(a) The gate;\n(b) the wall.", "    The gate;\n    the wall.")]
    [InlineData("• The gate\n• The wall", "  The gate\n  The wall")]
    [InlineData("14:05 The gate is shut.\n\n14:20 It is open.", "      The gate is shut.\n\n      It is open.")]
    [InlineData("1. Urges the mayor to pay;\n2. Demands peace.", "   urges the mayor to pay;\n   demands peace.")]
    [InlineData("Brig. Gen. Grey met Lt. Col. Hale.", "Brig  Gen. Grey met Lt  Col  Hale.")]
    public void MarksOfItemsAndStopsOfRanks_AreParsedAsWhiteSpace(string text, string parsed) => Assert.Equal(parsed, StoppedText.Of(text));

    [Theory]
    [InlineData("Norway warns Sweden over flights\nGrey: we never give up the ridge\nSweden rejects the claim", new[] { 33, 66 })]
    [InlineData("1. The gate stays shut\n2. The mayor pays", new[] { 3, 26 })]
    [InlineData("The mayor of the old town met\nthe guild and its masters in\nHalden on the first Monday.", new int[0])]
    [InlineData("The mayor spoke.\n\nShe left.", new[] { 18 })]
    public void LinesThatAreNotWrapped_BeginSentences(string text, int[] begins)
    {
        var found = new List<int>();
        StoppedText.Of(text, found);
        Assert.Equal(begins, found);
    }

    [Theory]
    [InlineData("The gate opened in\n1999. The wall stood.")]
    [InlineData("7. The gate stays shut.")]
    [InlineData("The mayor of the old\nharbour spoke.")]
    [InlineData("The mayor spoke.\n\nShe left.")]
    [InlineData("Who spoke?\n\nThe mayor")]
    [InlineData("The mayor spoke:\n\n“No.”")]
    [InlineData("She met George X. Grey on Friday.")]
    public void WrappedAndFinishedLines_StandAsTheyAre(string text) => Assert.Same(text, StoppedText.Of(text));
}
