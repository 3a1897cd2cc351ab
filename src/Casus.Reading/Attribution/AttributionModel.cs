using Casus.Language;

namespace Casus.Reading;

/// <summary>What <c>models/attribution.casus</c> holds: the network, what scores whole spans, what joins them. Shared by all threads.</summary>
/// <exception cref="ModelFormatException">A section is missing or has another size than this program needs.</exception>
internal sealed class AttributionModel(PackFile file)
{
    public NetworkWeights Weights { get; } = new(file);

    public SpanScorer Scorer { get; } = new(file);

    public Linker Linker { get; } = Linker.Of(file);
}
