using System.Diagnostics;
using System.Text.Json;
using Casus.Language;

// parse MODEL INPUT.jsonl [OUTPUT]: reads {"name","text"} lines, writes the golden's columns.
var watch = Stopwatch.StartNew();
using var pipeline = Pipeline.Load(args[1]);
Console.Error.WriteLine($"loaded in {watch.Elapsed.TotalMilliseconds:F0} ms, {pipeline.Instructions}");
using var output = File.Create(args[3]);
var writer = new JsonLinesWriter(output);
var tokens = 0;
foreach (var line in File.ReadLines(args[2]))
{
    using var document = JsonDocument.Parse(line);
    var doc = pipeline.Read(document.RootElement.GetProperty("text").GetString()!);
    writer.Write(document.RootElement.GetProperty("name").GetString()!, doc);
    tokens += doc.Count;
}

Console.Error.WriteLine($"{tokens} tokens, {tokens / Environment.CpuUsage.UserTime.TotalSeconds:F0} a CPU second, all in");
