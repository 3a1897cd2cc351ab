using System.Text.Json;
using System.Text.RegularExpressions;

namespace Casus.Exchange.Tests;

/// <summary>A JSON Schema of docs/reference, as far as those use the language; a keyword it does not know is an error.</summary>
internal sealed class Schema(JsonElement root)
{
    public static Schema Of(string name) => new(JsonElement.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "reference", $"{name}.schema.json"))));

    /// <summary>Where and why a value does not fit; none when it does.</summary>
    public IEnumerable<string> Faults(JsonElement value) => Faults(root, value, "$");

    private IEnumerable<string> Faults(JsonElement schema, JsonElement value, string at) =>
        schema.EnumerateObject().SelectMany(keyword => Faults(schema, keyword, value, at));

    private IEnumerable<string> Faults(JsonElement schema, JsonProperty keyword, JsonElement value, string at)
    {
        var rule = keyword.Value;
        switch (keyword.Name)
        {
            case "$schema" or "title" or "description" or "$defs":
                return [];
            case "$ref":
                return Faults(root.GetProperty("$defs").GetProperty(rule.GetString()!["#/$defs/".Length..]), value, at);
            case "anyOf":
                return rule.EnumerateArray().Any(s => !Faults(s, value, at).Any()) ? [] : [$"{at}: fits none of the alternatives"];
            case "allOf":
                return rule.EnumerateArray().SelectMany(s => Faults(s, value, at));
            case "type":
                var types = rule.ValueKind == JsonValueKind.Array ? rule.EnumerateArray().Select(t => t.GetString()).ToList() : [rule.GetString()];
                return types.Contains(TypeOf(value)) || (types.Contains("number") && TypeOf(value) == "integer") ? [] : [$"{at}: is {TypeOf(value)}, not {string.Join(" or ", types)}"];
            case "enum":
                return rule.EnumerateArray().Any(e => e.GetRawText() == value.GetRawText()) ? [] : [$"{at}: {value.GetRawText()} is none of {rule.GetRawText()}"];
            case "pattern":
                return value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, rule.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1)) ? [] : [$"{at}: '{value}' has not the form {rule}"];
            case "minimum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble() ? [] : [$"{at}: below {rule}"];
            case "maximum":
                return value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble() ? [] : [$"{at}: above {rule}"];
            case "minItems":
                return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= rule.GetInt32() ? [] : [$"{at}: fewer than {rule}"];
            case "maxItems":
                return value.ValueKind != JsonValueKind.Array || value.GetArrayLength() <= rule.GetInt32() ? [] : [$"{at}: more than {rule}"];
            case "uniqueItems":
                return value.ValueKind != JsonValueKind.Array || value.EnumerateArray().Select(v => v.GetRawText()).Distinct().Count() == value.GetArrayLength() ? [] : [$"{at}: items repeat"];
            case "required":
                return value.ValueKind != JsonValueKind.Object ? [] : rule.EnumerateArray().Where(k => !value.TryGetProperty(k.GetString()!, out _)).Select(k => $"{at}: lacks {k}");
            case "items":
                return value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().Index().SelectMany(i => Faults(rule, i.Item, $"{at}[{i.Index}]"));
            case "properties":
                return value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
                    .SelectMany(p => rule.TryGetProperty(p.Name, out var one) ? Faults(one, p.Value, $"{at}.{p.Name}") : schema.TryGetProperty("additionalProperties", out _) ? [] : [$"{at}: {p.Name} is not described"]);
            case "additionalProperties" when rule.ValueKind == JsonValueKind.Object:
                return value.EnumerateObject().SelectMany(p => Faults(rule, p.Value, $"{at}.{p.Name}"));
            default:
                return [$"{at}: the schema's '{keyword.Name}' is not known here"];
        }
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.GetRawText().AsSpan().TrimStart('-').ContainsAnyExceptInRange('0', '9') ? "number" : "integer", // however many digits
    };
}
