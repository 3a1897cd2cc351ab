using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Casus.Web;

/// <summary>The OpenAPI document as a page shows it.</summary>
public sealed record ApiReference(IReadOnlyList<ApiOperation> Operations, IReadOnlyList<ApiSchema> Schemas)
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ApiReference Of(OpenApiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return new(
            [
                .. document.Paths.OrderBy(p => p.Key, StringComparer.Ordinal)
                    .SelectMany(p => (p.Value.Operations ?? []).OrderBy(o => o.Key.Method, StringComparer.Ordinal).Select(o => Operation(p.Key, o.Key.Method, o.Value))),
            ],
            [
                .. (document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>()).OrderBy(s => s.Key, StringComparer.Ordinal)
                    .Select(s => new ApiSchema(s.Key, s.Value.Description, [.. (s.Value.Properties ?? new Dictionary<string, IOpenApiSchema>()).Select(f => Field(f, s.Value))])),
            ]);
    }

    private static ApiOperation Operation(string path, string method, OpenApiOperation operation)
    {
        var body = operation.RequestBody?.Content?.Select(c => (Media: c.Key, c.Value)).FirstOrDefault();
        return new(
            operation.OperationId ?? path,
            method,
            path,
            operation.Summary ?? string.Empty,
            [
                .. (operation.Parameters ?? []).Select(p => new ApiField(
                    p.Name ?? string.Empty, p.In?.ToString().ToLowerInvariant(), Type(p.Schema), Named(p.Schema), p.Required, p.Description, Json(p.Example, indented: false))),
            ],
            body is { Value: { } sent } ? new(string.Empty, body.Value.Media, Type(sent.Schema), Named(sent.Schema), Json(sent.Example)) : null,
            [
                .. (operation.Responses ?? []).OrderBy(r => r.Key, StringComparer.Ordinal).Select(r => r.Value.Content?.FirstOrDefault() is { Value: { } told } content
                    ? new ApiMessage(r.Key, content.Key, Type(told.Schema), Named(told.Schema), Json(told.Example))
                    : new ApiMessage(r.Key, null, null, null, null)),
            ]);
    }

    private static ApiField Field(KeyValuePair<string, IOpenApiSchema> field, IOpenApiSchema of) =>
        new(field.Key, null, Type(field.Value), Named(field.Value), of.Required?.Contains(field.Key) == true, field.Value.Description, null);

    private static string Type(IOpenApiSchema? schema) => schema switch
    {
        null => "anything",
        OpenApiSchemaReference reference => reference.Reference.Id ?? "anything",
        { OneOf: { Count: > 0 } any } => string.Join(" or ", any.Select(Type).Distinct()),
        { Type: { } type } when type.HasFlag(JsonSchemaType.Array) => $"list of {Type(schema.Items)}{OrNull(type)}",
        { Type: { } type, AdditionalProperties: { } values } when type.HasFlag(JsonSchemaType.Object) => $"{Type(values)} by name{OrNull(type)}",
        { Type: { } type } => $"{string.Join(" or ", Enum.GetValues<JsonSchemaType>().Where(t => t != JsonSchemaType.Null && type.HasFlag(t)).Select(t => t.ToString().ToLowerInvariant()))}{(type == JsonSchemaType.Null ? "null" : OrNull(type))}",
        _ => "anything",
    };

    private static string OrNull(JsonSchemaType type) => type.HasFlag(JsonSchemaType.Null) && type != JsonSchemaType.Null ? " or null" : string.Empty;

    /// <summary>The schema that a type names, itself or by its parts.</summary>
    private static string? Named(IOpenApiSchema? schema) => schema switch
    {
        null => null,
        OpenApiSchemaReference reference => reference.Reference.Id,
        _ => Named(schema.Items) ?? Named(schema.AdditionalProperties) ?? schema.OneOf?.Select(Named).OfType<string>().FirstOrDefault(),
    };

    private static string? Json(JsonNode? example, bool indented = true) => indented ? example?.ToJsonString(Written) : example?.ToJsonString();
}

/// <summary>A method of an address.</summary>
/// <param name="Id">By which a client calls it.</param>
/// <param name="Body">Null where none is sent.</param>
public sealed record ApiOperation(
    string Id, string Method, string Path, string Summary, IReadOnlyList<ApiField> Parameters, ApiMessage? Body, IReadOnlyList<ApiMessage> Responses);

/// <param name="Where">path, query or header; null for a field of a schema.</param>
/// <param name="Schema">The schema that the type names.</param>
public sealed record ApiField(string Name, string? Where, string Type, string? Schema, bool IsRequired, string? Says, string? Example);

/// <param name="Status">Of an answer.</param>
/// <param name="Media">Null where it has no body.</param>
public sealed record ApiMessage(string Status, string? Media, string? Type, string? Schema, string? Example);

public sealed record ApiSchema(string Name, string? Says, IReadOnlyList<ApiField> Fields);
