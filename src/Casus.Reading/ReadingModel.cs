using System.Collections.Concurrent;
using Casus.Language;

namespace Casus.Reading;

/// <summary>What reading needs of files: the language pipeline and the attribution network. Opened once a process; any number of threads may read with it.</summary>
internal sealed class ReadingModel
{
    /// <summary>The language model that the network was trained over.</summary>
    public const string LanguageName = "en_core_web_sm";

    public const string AttributionName = "attribution";

    private static readonly Lazy<ReadingModel> OfProcess = new(() => new(Found(LanguageName), Found(AttributionName)));

    /// <summary>Words whose sums each reader keeps for each encoder: fewer than the pipeline's own, for two readers stay below 400 MB together (decision 0190).</summary>
    private const int Kept = 6656;

    private readonly Pipeline _pipeline;
    private readonly AttributionModel _attribution;
    private readonly ConcurrentBag<(EncoderRows Rows, Attributor Attributor)> _idle = [];

    /// <exception cref="ModelFormatException">A file is missing, altered, or the two do not belong together.</exception>
    public ReadingModel(string language, string attribution)
    {
        _attribution = new(PackFile.Open(attribution));
        _pipeline = Pipeline.Load(language, new() { CacheEntries = Kept });
        _ = _attribution.Weights.NumbersOf(_pipeline.Read(string.Empty).Labels);
    }

    /// <summary>The models that ship with the product.</summary>
    public static ReadingModel Shared => OfProcess.Value;

    /// <summary>The parse of a document and the sayings found in it.</summary>
    public (ParsedDocument Document, List<Saying> Sayings) Find(Model.Document document, ActorKnowledge actors, CancellationToken ct)
    {
        var worker = _idle.TryTake(out var idle) ? idle : (Rows: new EncoderRows(), Attributor: new Attributor(_attribution, Kernel.Best));
        try
        {
            var begins = new List<int>();
            var parsed = new ParsedDocument(document, _pipeline.Read(StoppedText.Of(document.Text, begins), worker.Rows, begins, ct)) { Actors = actors };
            return (parsed, worker.Attributor.Find(parsed, worker.Rows, ct));
        }
        finally
        {
            _idle.Add(worker);
        }
    }

    private static string Found(string name) => ModelFiles.Find(name) ?? throw new ModelFormatException(name + ".casus", $"the file is in no models folder; set {ModelFiles.Variable} to the folder that holds it");
}
