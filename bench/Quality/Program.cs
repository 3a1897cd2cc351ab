using Casus.Quality;

switch (args)
{
    case ["cues", var folder]:
        CueCounts.Write(folder, Console.Out);
        return 0;
    case ["spans", var folder]:
        SpanLines.Write(folder, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("usage: Casus.Quality cues POLNEAR_FOLDER | spans FOLDER");
        return 2;
}
