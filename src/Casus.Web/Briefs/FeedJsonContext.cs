using System.Text.Json;
using System.Text.Json.Serialization;

namespace Casus.Web;

/// <summary>JSON Feed names its members with underscores.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JsonFeed))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
