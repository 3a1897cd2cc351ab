namespace Casus.Model;

/// <summary>The words by which a dossier's enumerations are written outside the process.</summary>
public static class DossierWords
{
    public static string Word(this CommitmentKind kind) => StatementWords.Lower(kind.ToString());

    public static string Word(this CommitmentActKind act) => StatementWords.Lower(act.ToString());

    public static string Word(this Absence absence) => StatementWords.Lower(absence.ToString());

    public static string Word(this ContributionStage stage) => stage == ContributionStage.PromisedIf ? "promised-if" : StatementWords.Lower(stage.ToString());

    public static string Word(this MeasureStage stage) => stage == MeasureStage.InForce ? "in-force" : StatementWords.Lower(stage.ToString());

    public static string Word(this EffectKind effect) => StatementWords.Lower(effect.ToString());

    public static string Word(this StanceAct act) => StatementWords.Lower(act.ToString());

    public static string Word(this MergeOf of) => StatementWords.Lower(of.ToString());

    public static bool TryReadMergeOf(string word, out MergeOf of) => StatementWords.TryRead(word, Word, out of);

    public static bool TryReadCommitmentKind(string word, out CommitmentKind kind) => StatementWords.TryRead(word, Word, out kind);

    public static bool TryReadCommitmentAct(string word, out CommitmentActKind act) => StatementWords.TryRead(word, Word, out act);

    public static bool TryReadStanceAct(string word, out StanceAct act) => StatementWords.TryRead(word, Word, out act);

    public static bool TryReadAbsence(string word, out Absence absence) => StatementWords.TryRead(word, Word, out absence);

    public static bool TryReadContributionStage(string word, out ContributionStage stage) => StatementWords.TryRead(word, Word, out stage);

    public static bool TryReadEffect(string word, out EffectKind effect) => StatementWords.TryRead(word, Word, out effect);

    public static bool TryReadMeasureStage(string word, out MeasureStage stage) => StatementWords.TryRead(word, Word, out stage);
}
