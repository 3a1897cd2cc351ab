using Casus.Quality;

switch (args)
{
    case ["read", var folder]:
        ReadLines.Write(folder, Console.Out);
        return 0;
    case ["clean", var folder]:
        CleanLines.Write(folder, Console.Out);
        return 0;
    case ["clean-speed", var folder]:
        CleanLines.Measure(folder, Console.Out);
        return 0;
    case ["cues", var folder]:
        CueCounts.Write(folder, Console.Out);
        return 0;
    case ["acts", var gold, var texts]:
        ActCounts.Write(gold, texts, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: Casus.Quality read FOLDER | clean FOLDER | clean-speed FOLDER | cues POLNEAR_FOLDER | acts GOLD_FOLDER TEXT_FOLDER");
        return 2;
}
