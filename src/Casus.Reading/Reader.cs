using Casus.Model;

namespace Casus.Reading;

/// <summary>What a reader is told beside the document.</summary>
public sealed record ReadingOptions
{
    /// <summary>The date of publication; before all that the document says of itself.</summary>
    public PartialDate? Published { get; init; }

    /// <summary>A file of the user's own actors, beside the built-in tables; its form is told in <c>data/actors/README.md</c>.</summary>
    public string? Actors { get; init; }
}

/// <summary>What was read: the statements in the order in which they begin, or why none were looked for.</summary>
/// <param name="Refused">Code <c>not-english</c>; the document stands all the same.</param>
public sealed record ReadingResult(Document Document, ValueList<Statement> Statements, Refusal? Refused);

/// <summary>Turns fetched texts into documents, and documents into statements. Holds no state: one may serve any number of threads.</summary>
/// <exception cref="ActorFileException">A line of the user's own actors is not of the form.</exception>
public sealed class Reader(ReadingOptions options)
{
    /// <summary>The author of what this reader proposes.</summary>
    public const string Version = "reader/0.2.0";

    private readonly ReadingOptions _options = options ?? throw new ArgumentNullException(nameof(options));

    private readonly ActorKnowledge? _actors = options.Actors is { } file ? ActorKnowledge.With(ActorFile.Read(file)) : null;

    /// <summary>The document of a fetched text: a page is cleaned, a plain text stands as it is. A page without an article has the empty text.</summary>
    public Document Open(FetchedText fetched)
    {
        ArgumentNullException.ThrowIfNull(fetched);
        return Opener.Open(fetched, _options.Published);
    }

    /// <summary>The statements of a document. A language that cannot be told is read as English.</summary>
    /// <exception cref="Language.ModelFormatException">A model's file is missing or altered.</exception>
    public ReadingResult Read(Document document, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(document);
        ct.ThrowIfCancellationRequested();
        if (document.Language is { } language && language != "en")
        {
            return new(document, [], new(document.Name, "not-english", $"the text is in another language ('{language}'); statements are read from English only, the document is kept"));
        }

        var (parsed, sayings) = ReadingModel.Shared.Find(document, _actors ?? ActorKnowledge.BuiltIn, ct);
        return new(document, StatementBuilder.Build(parsed, sayings, ct), null);
    }
}
