using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>How the nouns of the model are written in the ledger: camel case, nulls left out, formulas and moments as their text.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    Converters =
    [
        typeof(MomentConverter), typeof(PartialDateConverter), typeof(DurationConverter), typeof(FormulaConverter), typeof(DecimalConverter),
        typeof(ActConverter), typeof(VoiceConverter), typeof(SpeakerKindConverter), typeof(ConditionKindConverter), typeof(QuantityBoundConverter), typeof(CommitmentKindConverter),
        typeof(CommitmentActKindConverter), typeof(AbsenceConverter), typeof(ContributionStageConverter), typeof(MeasureStageConverter),
        typeof(EffectKindConverter), typeof(EffectsConverter), typeof(SpanConverter), typeof(StringsConverter), typeof(SpansConverter), typeof(EvidenceListConverter), typeof(SeriesPointsConverter),
        typeof(SpeakersConverter), typeof(ActProbabilitiesConverter), typeof(ConditionClausesConverter), typeof(ActorNamesConverter),
        typeof(ConditionAtomsConverter), typeof(QuantitiesConverter), typeof(MergeOfConverter), typeof(StanceActConverter),
    ])]
[JsonSerializable(typeof(Statement))]
[JsonSerializable(typeof(DossierHeader))]
[JsonSerializable(typeof(Party))]
[JsonSerializable(typeof(Proposition))]
[JsonSerializable(typeof(Commitment))]
[JsonSerializable(typeof(Dependency))]
[JsonSerializable(typeof(Finding))]
[JsonSerializable(typeof(CommitmentAct))]
[JsonSerializable(typeof(Stance))]
[JsonSerializable(typeof(Contribution))]
[JsonSerializable(typeof(Measure))]
[JsonSerializable(typeof(Incident))]
[JsonSerializable(typeof(Series))]
[JsonSerializable(typeof(Merge))]
[JsonSerializable(typeof(ItemPayload))]
[JsonSerializable(typeof(CorrectionPayload))]
[JsonSerializable(typeof(DocumentPayload))]
[JsonSerializable(typeof(StatementPayload))]
[JsonSerializable(typeof(StatementDecisionPayload))]
[JsonSerializable(typeof(DecisionPayload))]
[JsonSerializable(typeof(ImportPayload))]
[JsonSerializable(typeof(FeedPayload))]
[JsonSerializable(typeof(Citation[]))]
internal sealed partial class LedgerJson : JsonSerializerContext
{
    // What is escaped has to be read again to be written in the canonical form.
    private static readonly JsonWriterOptions FewEscapes = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical JSON of a value.</summary>
    public static byte[] Canonical<T>(T value, JsonTypeInfo<T> type)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(buffer, FewEscapes))
        {
            JsonSerializer.Serialize(writer, value, type);
        }

        return CanonicalJson.From(buffer.WrittenMemory);
    }
}

/// <summary>What a dossier says of itself.</summary>
internal sealed record DossierHeader(string Id, string Title, string? Summary, Moment? AsOf, int Reviewers);

/// <summary>The payload of an entry that adds, amends or withdraws an item.</summary>
/// <param name="Approved">Of an imported item: from when it counts, where that is not from when it was known.</param>
/// <param name="Author">Of an imported item: its author, where the file names one.</param>
/// <param name="Cites">The documents its evidence names, and the statement it is tied to, as far as the ledger held them at the time, with the hashes of their entries.</param>
/// <param name="Draft">True when it waits for approval.</param>
/// <param name="Item">The item without its origin; of a withdrawal, its id alone.</param>
/// <param name="Replaces">The entry of the version that stood before it.</param>
/// <param name="Source">The hash of the file it was imported from; null when it was recorded otherwise.</param>
/// <param name="Undoes">The entry that it undoes.</param>
internal sealed record ItemPayload(
    string? Approved, string? Author, Citation[]? Cites, bool Draft, JsonElement Item, string? Replaces, string? Source, string? Undoes);

/// <summary>An entry that another names, with its hash: that of a document, or of a statement in it.</summary>
internal sealed record Citation(string Document, string Entry, string Hash, string? Statement = null);

/// <summary>The payload of an approval, a rejection, or the taking back of either or of a draft: the entry it is about, and its hash.</summary>
internal sealed record DecisionPayload(string Entry, string Hash);

/// <summary>The payload of a decision on a statement that the reader proposes: the entry that recorded it, and its hash.</summary>
internal sealed record StatementDecisionPayload(string Document, string Entry, string Hash, string Statement);

/// <summary>The payload of a corrected statement. Its words stand in a row of their own, so that they can be taken out.</summary>
/// <param name="Row">SHA-256 of the corrected statement's JSON.</param>
internal sealed record CorrectionPayload(string Document, bool Draft, string Entry, string Hash, string Row, string Statement);

/// <summary>The payload that ends an import.</summary>
internal sealed record ImportPayload(int Added, int Amended, string Source, int Withdrawn);

internal sealed record FeedPayload(string Address);

/// <summary>What is read of <c>document-added</c> where the text was withdrawn.</summary>
internal sealed record DocumentPayload(string Document, string Row, string Text);

/// <summary>What is read of <c>statement-recorded</c> where the text was withdrawn.</summary>
internal sealed record StatementPayload(string Document, string Reader, string Row, string Statement);
