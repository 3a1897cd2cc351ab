using System.Text.Json;
using Casus.Model;

namespace Casus.Ledger;

/// <summary>What two versions of one thing have otherwise, field by field.</summary>
public static class Difference
{
    // What the reader says of itself and not of the text.
    private static readonly string[] NotReviewed = ["id", "acts", "confidence", "explanation", "duplicateOf", "within"];

    /// <param name="before">Null: every field of <paramref name="after"/> is new.</param>
    /// <param name="after">Null: every field is gone.</param>
    public static ValueList<FieldChange> Between(IDossierItem? before, IDossierItem? after) =>
        Between(before is null ? null : ItemKinds.Json(before), after is null ? null : ItemKinds.Json(after), []);

    /// <summary>Of what a reviewer judges: source, cue, content, speakers, voice, act, conditions, deadline, addressees, quantities, commitment, day.</summary>
    public static ValueList<FieldChange> Between(Statement? before, Statement after)
    {
        ArgumentNullException.ThrowIfNull(after);
        return Between(
            before is null ? null : JsonSerializer.SerializeToUtf8Bytes(before, LedgerJson.Default.Statement),
            JsonSerializer.SerializeToUtf8Bytes(after, LedgerJson.Default.Statement),
            NotReviewed);
    }

    private static ValueList<FieldChange> Between(byte[]? before, byte[]? after, ReadOnlySpan<string> without)
    {
        using var first = before is null ? null : JsonDocument.Parse(before);
        using var second = after is null ? null : JsonDocument.Parse(after);
        var changes = new List<FieldChange>();
        Fields(string.Empty, first?.RootElement, second?.RootElement, changes, without);
        return [.. changes];
    }

    private static void Fields(string path, JsonElement? before, JsonElement? after, List<FieldChange> changes, ReadOnlySpan<string> without = default)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var element in new[] { before, after })
        {
            foreach (var field in element?.EnumerateObject() ?? default)
            {
                names.Add(field.Name);
            }
        }

        foreach (var name in names)
        {
            if (!without.Contains(name))
            {
                Values(path.Length == 0 ? name : $"{path}.{name}", Field(before, name), Field(after, name), changes);
            }
        }
    }

    private static void Values(string path, JsonElement? before, JsonElement? after, List<FieldChange> changes)
    {
        if (before is { } x && after is { } y && JsonElement.DeepEquals(x, y))
        {
            return;
        }

        var kind = (after ?? before)!.Value.ValueKind;
        var alike = before is null || after is null || before.Value.ValueKind == after.Value.ValueKind;
        if (alike && kind == JsonValueKind.Object)
        {
            Fields(path, before, after, changes);
        }
        else if (alike && kind == JsonValueKind.Array && !IsSpan(before) && !IsSpan(after))
        {
            Lists(path, Items(before), Items(after), changes);
        }
        else
        {
            changes.Add(new FieldChange(path, Text(before), Text(after)));
        }
    }

    // What stands in both lists is passed over wherever it stands; what is left is paired in order.
    private static void Lists(string path, List<JsonElement> before, List<JsonElement> after, List<FieldChange> changes)
    {
        var (gone, added) = (new List<int>(), Enumerable.Range(0, after.Count).ToList());
        for (var i = 0; i < before.Count; i++)
        {
            var same = added.FindIndex(j => JsonElement.DeepEquals(before[i], after[j]));
            if (same >= 0)
            {
                added.RemoveAt(same);
            }
            else
            {
                gone.Add(i);
            }
        }

        for (var i = 0; i < Math.Max(gone.Count, added.Count); i++)
        {
            JsonElement? old = i < gone.Count ? before[gone[i]] : null;
            JsonElement? @new = i < added.Count ? after[added[i]] : null;
            Values($"{path}[{(i < added.Count ? added[i] : gone[i])}]", old, @new, changes);
        }
    }

    private static List<JsonElement> Items(JsonElement? list) => list is { } element ? [.. element.EnumerateArray()] : [];

    // A span is one value: [start,end].
    private static bool IsSpan(JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() == 2 && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number);

    private static JsonElement? Field(JsonElement? element, string name) =>
        element is { } value && value.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null ? field : null;

    private static string? Text(JsonElement? element) => element switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { } other => other.GetRawText(),
    };
}
