using Casus.Quality;

switch (args)
{
    case ["read", var folder]:
        ReadLines.Write(folder, Console.Out);
        return 0;
    case ["spans", var gold, var texts]:
        GoldSpans.Write(gold, texts, Console.Out);
        return 0;
    case ["clean", var folder]:
        CleanLines.Write(folder, Console.Out);
        return 0;
    case ["cues", var folder]:
        CueCounts.Write(folder, Console.Out);
        return 0;
    case ["acts", var gold, var texts]:
        ActCounts.Write(gold, texts, Console.Out);
        return 0;
    case ["act-signs", var gold, var texts]:
        ActSigns.Write(gold, texts, Console.Out);
        return 0;
    case ["act-signs", var examples]:
        ActSigns.Write(examples, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: Casus.Quality read FOLDER | spans GOLD_FOLDER TEXT_FOLDER | clean FOLDER | cues POLNEAR_FOLDER | acts GOLD_FOLDER TEXT_FOLDER | act-signs (GOLD_FOLDER TEXT_FOLDER | EXAMPLES)");
        return 2;
}
