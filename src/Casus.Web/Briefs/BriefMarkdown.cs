using System.Globalization;
using System.Text;

namespace Casus.Web;

/// <summary>A brief as Markdown with footnotes; other people's texts are escaped, so that none of them becomes a heading, a link or HTML.</summary>
internal static class BriefMarkdown
{
    // Whatever CommonMark, tables or footnotes give a meaning inside a line.
    private const string Special = "\\`*_{}[]<>#|~!&$";

    /// <param name="root">The desk's address, before the addresses of sources.</param>
    public static string Write(Brief brief, string root)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(Plain(brief.Title)).Append("\n\n");
        if (brief.Summary is { } summary)
        {
            text.Append(Plain(summary)).Append("\n\n");
        }

        text.Append("True on ").Append(brief.Valid).Append(", as known on ").Append(brief.Known).Append(brief.Drafts ? ", drafts counted" : string.Empty)
            .Append(brief.Reviewers == 1 ? ". One person's record counts in this dossier.\n" : ". What one person records counts once another approves it.\n");
        if (brief.Supposed.Count > 0)
        {
            text.Append("\n**Supposed, not recorded:** ").AppendJoin(", ", brief.Supposed.Select(Plain)).Append('\n');
        }

        if (brief.IsPart)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{brief.Shown} of {brief.All} claims.\n");
        }

        foreach (var section in brief.Sections)
        {
            text.Append("\n## ").Append(section.Title).Append("\n\n").Append(section.Gloss.Length > 0 ? $"*{section.Gloss}*\n\n" : string.Empty);
            if (section.IsPart)
            {
                text.Append(CultureInfo.InvariantCulture, $"Claims {section.From} to {section.To} of {section.All}.\n\n");
            }

            foreach (var claim in section.Claims)
            {
                Claim(text, claim);
            }
        }

        text.Append("\n## Sources\n\n");
        foreach (var note in brief.Notes)
        {
            text.Append("[^").Append(note.Number).Append("]: ").Append(Source(note, root)).Append('\n');
        }

        return text.ToString();
    }

    private static void Claim(StringBuilder text, BriefClaim claim)
    {
        text.Append("- ").Append(Plain(claim.Text)).Append(claim.State.Length > 0 ? $" — **{Plain(claim.State)}**" : string.Empty)
            .Append(claim.Since is { } since ? $" since {since}" : string.Empty)
            .Append(claim.Deadline is { } deadline ? $", {claim.Until} {deadline}" : string.Empty)
            .Append(claim.RestsOnDraft ? " (rests on a draft)" : string.Empty)
            .AppendJoin(string.Empty, claim.Notes.Select(n => FormattableString.Invariant($"[^{n}]")))
            .Append('\n');
        if (claim.Condition is { } condition)
        {
            text.Append("  - if ").Append(Plain(condition)).Append('\n');
        }

        foreach (var line in claim.Flags.Append(claim.Reason).OfType<string>())
        {
            text.Append("  - ").Append(Plain(line)).Append('\n');
        }
    }

    private static string Source(BriefNote note, string root)
    {
        var parts = new List<string>();
        if (note.Words is { } words)
        {
            parts.Add($"“{Plain(words)}”");
        }

        parts.AddRange(new[] { note.Title ?? note.Document, note.Publisher, note.Published, note.By is null ? null : $"by {note.By}", note.Remark }.OfType<string>().Select(Plain));
        if (note.Entry is { } entry)
        {
            parts.Add($"no words are given; entry {Plain(entry)}");
        }

        if (note.Href is { } href)
        {
            parts.Add($"<{root}{href}>");
        }

        return string.Join(", ", parts);
    }

    /// <summary>One line, with what Markdown would obey escaped and what would hide or reorder text made visible.</summary>
    public static string Plain(string given)
    {
        var text = new StringBuilder(given.Length);
        foreach (var c in Shown.Line(given))
        {
            if (Special.Contains(c, StringComparison.Ordinal))
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
