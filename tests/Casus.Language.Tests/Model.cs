namespace Casus.Language.Tests;

/// <summary>The packed model that ships, opened once.</summary>
internal static class Model
{
    public static string File { get; } = ModelFiles.Find("en_core_web_sm") ?? throw new FileNotFoundException("models/en_core_web_sm.casus is not above the tests");

    public static Pipeline Small { get; } = Pipeline.Load(File);

    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("CASUS_LONG") == "1";

    /// <summary>A text about nothing that exists, long enough for several chunks of the encoder.</summary>
    public static string Report { get; } = string.Concat(Enumerable.Repeat(
        "The harbour council of Vellmoor said on Tuesday that it wouldn't reopen the northern locks before March 3, unless Kessia's engineers finish the survey. "
        + "\"We've waited long enough,\" Ms. Orlane Tavish, who chairs it, told reporters at 9 a.m.; ships worth $4.5 million are stuck. "
        + "Neither the Osk delegation nor Gen. Brannic, the mediator they both asked for, has answered the well-known proposal that was sent to them last week.\n\n", 8));
}
