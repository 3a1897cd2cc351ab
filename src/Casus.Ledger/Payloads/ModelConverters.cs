using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>A value that is written as the text it has in a dossier file.</summary>
internal abstract class TextConverter<T> : JsonConverter<T>
{
    public sealed override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : string.Empty;
        return TryParse(text, out var value) ? value : throw new JsonException($"'{text}' is no {typeof(T).Name}.");
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Format(value));

    protected abstract bool TryParse(string text, out T value);

    protected abstract string Format(T value);
}

internal sealed class MomentConverter : TextConverter<Moment>
{
    protected override bool TryParse(string text, out Moment value) => Moment.TryParse(text, out value);

    protected override string Format(Moment value) => value.ToString();
}

internal sealed class PartialDateConverter : TextConverter<PartialDate>
{
    protected override bool TryParse(string text, out PartialDate value) => PartialDate.TryParse(text, out value);

    protected override string Format(PartialDate value) => value.ToString();
}

internal sealed class DurationConverter : TextConverter<Duration>
{
    protected override bool TryParse(string text, out Duration value) => Duration.TryParse(text, out value);

    protected override string Format(Duration value) => value.ToString();
}

internal sealed class FormulaConverter : TextConverter<Formula>
{
    protected override bool TryParse(string text, out Formula value) => FormulaSyntax.TryParse(text, out value, out _);

    protected override string Format(Formula value) => value.ToString();
}

/// <summary>As a string, since a JSON number has no more than the digits of a double; trailing zeros go, so that equal values are written alike.</summary>
internal sealed class DecimalConverter : TextConverter<decimal>
{
    private const decimal One = 1.0000000000000000000000000000m;

    protected override bool TryParse(string text, out decimal value) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out value);

    protected override string Format(decimal value) => (value / One).ToString(CultureInfo.InvariantCulture);
}

internal sealed class ActConverter : TextConverter<Act>
{
    protected override bool TryParse(string text, out Act value) => StatementWords.TryReadAct(text, out value);

    protected override string Format(Act value) => value.Word();
}

internal sealed class VoiceConverter : TextConverter<Voice>
{
    protected override bool TryParse(string text, out Voice value) => StatementWords.TryReadVoice(text, out value);

    protected override string Format(Voice value) => value.Word();
}

internal sealed class SpeakerKindConverter : TextConverter<SpeakerKind>
{
    protected override bool TryParse(string text, out SpeakerKind value) => StatementWords.TryReadSpeakerKind(text, out value);

    protected override string Format(SpeakerKind value) => value.Word();
}

internal sealed class ConditionKindConverter : TextConverter<ConditionKind>
{
    protected override bool TryParse(string text, out ConditionKind value) => StatementWords.TryReadConditionKind(text, out value);

    protected override string Format(ConditionKind value) => value.Word();
}

internal sealed class QuantityBoundConverter : TextConverter<QuantityBound>
{
    protected override bool TryParse(string text, out QuantityBound value) => StatementWords.TryReadQuantityBound(text, out value);

    protected override string Format(QuantityBound value) => value.Word();
}

internal sealed class CommitmentKindConverter : TextConverter<CommitmentKind>
{
    protected override bool TryParse(string text, out CommitmentKind value) => DossierWords.TryReadCommitmentKind(text, out value);

    protected override string Format(CommitmentKind value) => value.Word();
}

internal sealed class CommitmentActKindConverter : TextConverter<CommitmentActKind>
{
    protected override bool TryParse(string text, out CommitmentActKind value) => DossierWords.TryReadCommitmentAct(text, out value);

    protected override string Format(CommitmentActKind value) => value.Word();
}

internal sealed class AbsenceConverter : TextConverter<Absence>
{
    protected override bool TryParse(string text, out Absence value) => DossierWords.TryReadAbsence(text, out value);

    protected override string Format(Absence value) => value.Word();
}

internal sealed class ContributionStageConverter : TextConverter<ContributionStage>
{
    protected override bool TryParse(string text, out ContributionStage value) => DossierWords.TryReadContributionStage(text, out value);

    protected override string Format(ContributionStage value) => value.Word();
}

internal sealed class MeasureStageConverter : TextConverter<MeasureStage>
{
    protected override bool TryParse(string text, out MeasureStage value) => DossierWords.TryReadMeasureStage(text, out value);

    protected override string Format(MeasureStage value) => value.Word();
}

internal sealed class EffectKindConverter : TextConverter<EffectKind>
{
    protected override bool TryParse(string text, out EffectKind value) => DossierWords.TryReadEffect(text, out value);

    protected override string Format(EffectKind value) => value.Word();
}

internal sealed class MergeOfConverter : TextConverter<MergeOf>
{
    protected override bool TryParse(string text, out MergeOf value) => DossierWords.TryReadMergeOf(text, out value);

    protected override string Format(MergeOf value) => value.Word();
}

internal sealed class StanceActConverter : TextConverter<StanceAct>
{
    protected override bool TryParse(string text, out StanceAct value) => DossierWords.TryReadStanceAct(text, out value);

    protected override string Format(StanceAct value) => value.Word();
}
