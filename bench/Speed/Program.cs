using System.Globalization;
using System.Text.Json;
using Casus.Language;
using Casus.Speed;

// peak                            the core's peak of fused multiply-adds
// tokens MODEL FOLDER [THREADS]   tokens a CPU second, as the difference between a fifth and all of a folder's texts, against the arithmetic ceiling
// load MODEL                      the time and memory of opening a model in a fresh process
// length MODEL PATTERN LENGTH     what one line of a repeated pattern costs in a fresh process
// lines MODEL INPUT OUTPUT        {"name","text"} lines to the columns of JsonLinesWriter
// reading FOLDER                  tokens a CPU second of the whole reading, against the arithmetic ceiling, and the share of each stage
// tiles                           the share of the peak that each kernel reaches on the shapes of the sm pipeline
// pack FOLDER FILE                packs a spaCy folder
// kernels [ARGUMENTS]             BenchmarkDotNet over the kernels
// (wink/run.js: wink-nlp over the same folder)
return args switch
{
    ["peak"] => Say($"{PeakLoop.Measure() / 1e9:F1} GFLOP/s"),
    ["tokens", var model, var folder] => Throughput.Compare(model, folder, 1),
    ["tokens", var model, var folder, var threads] => Throughput.Compare(model, folder, int.Parse(threads, CultureInfo.InvariantCulture)),
    ["run", var model, var folder, var count, var threads] => Throughput.Run(model, folder, int.Parse(count, CultureInfo.InvariantCulture), int.Parse(threads, CultureInfo.InvariantCulture)),
    ["reading", var folder] => ReadingSpeed.Run(folder),
    ["tiles"] => TileLoop.Run(),
    ["load", var model] => Loading.Run(model),
    ["length", var model, var pattern, var length] => Lengths.Run(model, pattern, int.Parse(length, CultureInfo.InvariantCulture)),
    ["lines", var model, var input, var target] => Lines(model, input, target),
    ["pack", var folder, var file] => Say($"{ModelPack.Write(folder, file)} bytes"),
    ["kernels", .. var rest] => Benchmarks(rest),
    _ => Say("usage: peak | tokens MODEL FOLDER [THREADS] | load MODEL | length MODEL PATTERN LENGTH | lines MODEL INPUT OUTPUT | kernels"),
};

static int Benchmarks(string[] rest)
{
    BenchmarkDotNet.Running.BenchmarkSwitcher.FromTypes([typeof(KernelBenchmarks)]).Run(rest.Length == 0 ? ["--filter", "*"] : rest);
    return 0;
}

static int Say(string line)
{
    Console.WriteLine(line);
    return 0;
}

static int Lines(string model, string input, string target)
{
    using var pipeline = Pipeline.Load(model);
    using var output = File.Create(target);
    var writer = new JsonLinesWriter(output);
    foreach (var line in File.ReadLines(input))
    {
        using var document = JsonDocument.Parse(line);
        writer.Write(document.RootElement.GetProperty("name").GetString()!, pipeline.Read(document.RootElement.GetProperty("text").GetString()!));
    }

    return 0;
}
