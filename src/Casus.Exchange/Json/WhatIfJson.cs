using System.Text.Json;
using Casus.Logic;
using Casus.Model;

namespace Casus.Exchange;

/// <summary>The object of <c>casus whatif</c>: what would stand otherwise, and why.</summary>
public static class WhatIfJson
{
    /// <inheritdoc cref="StatusJson.Write" path="/param"/>
    /// <param name="result">What was supposed and what follows.</param>
    public static void Write(Utf8JsonWriter json, WhatIfResult result, Dossier? dossier = null, Func<string, CodePoints?>? points = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartObject();
        Asked(json, result);
        json.WriteStartObject("set");
        foreach (var supposed in result.Set.GroupBy(s => s.Proposition, StringComparer.Ordinal))
        {
            json.Text(supposed.Key, string.Join(", ", supposed.Select(Value)));
        }

        json.WriteEndObject();
        Differences(json, result, dossier, points);
        json.WriteEndObject();
    }

    /// <summary>The object of <c>casus record</c>: the entry, whether it is a draft, and what it changes.</summary>
    /// <inheritdoc cref="StatusJson.Write" path="/param"/>
    /// <param name="entry">The entry recorded.</param>
    /// <param name="isDraft">True when it waits for another's approval: the changes are then what approval would change.</param>
    /// <param name="result">What differs with the entry.</param>
    public static void WriteRecord(Utf8JsonWriter json, string entry, bool isDraft, WhatIfResult result, Dossier? dossier = null, Func<string, CodePoints?>? points = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartObject();
        Asked(json, result);
        json.Text("entry", entry);
        json.WriteBoolean("draft", isDraft);
        Differences(json, result, dossier, points);
        json.WriteEndObject();
    }

    private static void Asked(Utf8JsonWriter json, WhatIfResult result)
    {
        json.Text("dossier", result.Dossier);
        json.Text("valid", CasusJson.AsOf(result.Valid));
        json.Text("known", CasusJson.AsOf(result.Known));
    }

    private static void Differences(Utf8JsonWriter json, WhatIfResult result, Dossier? dossier, Func<string, CodePoints?>? points)
    {
        var items = new ItemJson(json, dossier, points);
        json.Array("changed", result.Commitments, c => Commitment(json, c, items));
        json.WriteNumber("unchanged", result.Unchanged);
        json.Array("propositions", result.Propositions, p => Proposition(json, p, items));
    }

    /// <summary>As the command takes it: <c>true</c>, <c>false@2026-01-05</c>.</summary>
    private static string Value(Supposition supposition) =>
        supposition.From is { } from ? $"{supposition.Value.Word()}@{from}" : supposition.Value.Word();

    private static void Commitment(Utf8JsonWriter json, CommitmentChange change, ItemJson items)
    {
        json.WriteStartObject();
        json.Text("id", change.Id);
        Object(json, "before", change.Before, items.State);
        Object(json, "after", change.After, items.State);
        json.Text("when", CasusJson.When(change.When));
        items.Reasons(change.Reasons);
        json.WriteEndObject();
    }

    private static void Proposition(Utf8JsonWriter json, PropositionChange change, ItemJson items)
    {
        json.WriteStartObject();
        json.Text("id", change.Id);
        json.Text("name", (change.After ?? change.Before)?.Proposition.Text);
        Object(json, "before", change.Before, items.State);
        Object(json, "after", change.After, items.State);
        json.Text("when", CasusJson.When(change.When));
        items.Reasons(change.Reasons);
        json.WriteEndObject();
    }

    private static void Object<T>(Utf8JsonWriter json, string name, T? value, Action<T> write)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        write(value);
        json.WriteEndObject();
    }
}
