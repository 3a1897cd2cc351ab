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
    [InlineData("The mayor of the old\nharbour spoke.")]
    [InlineData("The mayor spoke.\n\nShe left.")]
    [InlineData("Who spoke?\n\nThe mayor")]
    [InlineData("The mayor spoke:\n\n“No.”")]
    [InlineData("She met George X. Grey on Friday.")]
    public void WrappedAndFinishedLines_StandAsTheyAre(string text) => Assert.Same(text, StoppedText.Of(text));
}
