using Casus.Features;

switch (args)
{
    case ["texts", var target, .. var folders] when folders.Length > 0:
        TextFeatures.Write(target, folders);
        return 0;
    case ["vectors", var model, var target]:
        VectorDump.Write(model, target);
        return 0;
    default:
        Console.Error.WriteLine("usage: Casus.Features texts TARGET TEXT_FOLDER… | vectors SPACY_FOLDER TARGET");
        return 2;
}
