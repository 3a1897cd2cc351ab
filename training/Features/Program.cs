using Casus.Features;
using Casus.Language;

switch (args)
{
    case ["texts", "--model", var model, var target, .. var folders] when folders.Length > 0:
        TextFeatures.Write(model, target, folders);
        return 0;
    case ["texts", var target, .. var folders] when folders.Length > 0:
        TextFeatures.Write(ModelFiles.Find("en_core_web_sm")!, target, folders);
        return 0;
    case ["vectors", var model, var target]:
        VectorDump.Write(model, target);
        return 0;
    case ["links", var spans, var texts, var target]:
        Links.Write(spans, texts, target);
        return 0;
    case ["spans", var weights, var texts, var target]:
        Spans.Write(weights, texts, target);
        return 0;
    case ["sayings", var weights, var texts]:
        Sayings.Write(weights, texts, Console.Out);
        return 0;
    case ["transformer", var folder]:
        TransformerFiles.Write(folder);
        return 0;
    case ["pack", var folder, var target]:
        SectionPack.Write(folder, target);
        return 0;
    default:
        Console.Error.WriteLine("usage: Casus.Features texts [--model FILE] TARGET TEXT_FOLDER… | vectors SPACY_FOLDER TARGET | links SPANS TEXT_FOLDER TARGET | spans WEIGHTS TEXT_FOLDER TARGET | sayings WEIGHTS TEXT_FOLDER | transformer FOLDER | pack FOLDER TARGET");
        return 2;
}
