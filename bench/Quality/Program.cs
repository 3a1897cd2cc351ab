using Casus.Language;
using Casus.Quality;

switch (args)
{
    case ["read", var folder]:
        ReadLines.Write(folder, Console.Out);
        return 0;
    case ["spans", var gold, var texts]:
        GoldSpans.Write(gold, texts, given: false, Console.Out);
        return 0;
    case ["spans", var gold, var texts, "--oracle"]:
        GoldSpans.Write(gold, texts, given: true, Console.Out);
        return 0;
    case ["addressees", var gold, var texts, .. var rest]:
        AddresseeScore.Write(gold, texts, rest.Contains("--first") ? 0 : rest.Contains("--second") ? 1 : null, !rest.Contains("--predicted"), rest.Contains("--show"), Console.Out);
        return 0;
    case ["duplicates", var file, .. var rest]:
        using (var pipeline = Pipeline.Load(ModelFiles.Find("en_core_web_sm")!))
        {
            DuplicateScore.Write(file, DuplicateScore.OnSpans(pipeline, rest.Contains("--oracle")), rest.Contains("--show"), Console.Out);
        }

        return 0;
    case ["conditions", var gold, var texts]:
        ConditionRows.Write(gold, texts, Console.Out);
        return 0;
    case ["commitments", .. var files] when files.Length > 0 && files[0] != "--errors" || files.Length > 1:
        Commitments.Write(files[0] == "--errors" ? files[1..] : files, files[0] == "--errors", Console.Out);
        return 0;
    case ["clean", var folder]:
        CleanLines.Write(folder, Console.Out);
        return 0;
    case ["clean-speed", var folder]:
        CleanLines.Measure(folder, Console.Out);
        return 0;
    case ["actors", var knowledge, var target]:
        ActorTables.Write(knowledge, target);
        return 0;
    case ["act-signs", var gold, var texts]:
        ActSigns.Write(gold, texts, Console.Out);
        return 0;
    case ["act-signs", var examples]:
        ActSigns.Write(examples, Console.Out);
        return 0;
    case ["act-time", var gold, var texts]:
        ActTime.Write(gold, texts, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine(string.Join("\n    ", "usage: Casus.Quality",
            "read FOLDER",
            "spans GOLD_FOLDER TEXT_FOLDER [--oracle]",
            "addressees GOLD_FOLDER TEXT_FOLDER [--first|--second] [--predicted] [--show]",
            "duplicates FILE [--oracle] [--show]",
            "conditions GOLD_FOLDER TEXT_FOLDER",
            "commitments [--errors] FILE…",
            "clean FOLDER",
            "clean-speed FOLDER",
            "act-time GOLD_FOLDER TEXT_FOLDER",
            "act-signs (GOLD_FOLDER TEXT_FOLDER | EXAMPLES)",
            "actors KNOWLEDGE_FOLDER data/actors"));
        return 2;
}
