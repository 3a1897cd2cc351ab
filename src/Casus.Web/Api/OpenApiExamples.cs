using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Casus.Web;

/// <summary>An example for each parameter, body and refusal that the OpenAPI document describes.</summary>
internal static class OpenApiExamples
{
    private static readonly FrozenDictionary<string, string> Parameters = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["act"] = """["pledge", "offer"]""",
        ["actor"] = """["state/ALF"]""",
        ["again"] = "true",
        ["by"] = "\"bela\"",
        ["cursor"] = "\"YWxmYS13aXRoZHJhd3M\"",
        ["drafts"] = "\"true\"",
        ["excerpt"] = "\"true\"",
        ["facets state"] = "\"approved\"",
        ["for"] = "\"statements\"",
        ["formula text"] = "\"mines-cleared and not truce\"",
        ["from"] = "\"2026-01-01\"",
        ["id"] = "\"alfa-withdraws\"",
        ["Idempotency-Key"] = "\"0b5c1f7e-4a52-4f0e-9a55-3d0c6f6f0a11\"",
        ["known"] = "\"2026-01-15\"",
        ["limit"] = "50",
        ["list"] = "\"s-conditional\"",
        ["order"] = "\"doubt\"",
        ["part"] = "\"2\"",
        ["place"] = "\"Port Bravo\"",
        ["position"] = "57",
        ["publisher"] = "\"Strait Gazette\"",
        ["search state"] = "\"approved\"",
        ["set"] = """["ceasefire=true@2026-02-01", "blockade=unknown"]""",
        ["sha256"] = "\"4f41d25b0c3c9e1b7a6d8f00112233445566778899aabbccddeeff0011223344\"",
        ["side"] = "\"ALF\"",
        ["since"] = "\"2026-01-01\"",
        ["state"] = "\"detached\"",
        ["text"] = "\"Alfa will send two ships if the strait is open.\"",
        ["to"] = "\"2026-03\"",
        ["valid"] = "\"2026-02-01T12:00:00Z\"",
        ["value"] = "\"open\"",
        ["words"] = "\"ships harbour\"",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Bodies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["record"] = """
            {"proposition": "ceasefire", "value": true, "from": "2026-01-05", "until": null, "evidence": [{"document": "communique.txt", "words": "a ceasefire is in force"}],
             "reason": null, "source": "agency", "corrects": null, "author": null, "saw": "strait/56"}
            """,
        ["tie"] = """
            {"document": "4f41d25b0c3c9e1b7a6d8f00112233445566778899aabbccddeeff0011223344", "statement": "9b1c4e02d7f5a683", "proposition": "ceasefire",
             "act": "denial", "negated": false, "by": ["state/ALF"], "on": null, "ifWords": null, "reason": "He speaks for Alfa.", "author": null}
            """,
        ["propose-commitment"] = """
            {"id": "tarvia-reopens", "document": "4f41d25b0c3c9e1b7a6d8f00112233445566778899aabbccddeeff0011223344", "statement": "9b1c4e02d7f5a683", "kind": "pledge",
             "debtors": ["group/tarvia"], "toward": ["group/marell"], "if": "mines-cleared", "then": "bridge-open", "within": "P30D",
             "propositions": [{"id": "bridge-open", "says": "The Sela bridge is open"}], "parties": [{"id": "group/tarvia", "says": "Tarvia"}], "reason": null, "author": null}
            """,
        ["amend-commitment"] = """{"if": "mines-cleared and mission-stays", "reason": "The second report asks for both.", "author": null, "saw": "bridge/20"}""",
        ["propose-party"] = """{"id": "group/tarvia", "name": "Tarvia", "note": null, "reason": null, "author": null}""",
        ["propose-proposition"] = """{"id": "bridge-open", "text": "The Sela bridge is open", "monitored": true, "holds": null, "probability": null, "reason": null, "author": null}""",
        ["propose-dependency"] = """{"of": "bridge-open", "needs": "mission-stays", "text": "Nobody drives over a bank that nobody watches", "reason": null, "author": null}""",
        ["decide"] = """
            {"decision": "approve", "entry": null, "document": "4f41d25b0c3c9e1b7a6d8f00112233445566778899aabbccddeeff0011223344", "statement": "9b1c4e02d7f5a683",
             "author": null, "reason": "The minister says so herself."}
            """,
        ["follow"] = """{"address": "https://gazette.example/strait/feed.xml", "author": null, "reason": "The ministry publishes its statements here."}""",
        ["leave"] = """{"address": "https://gazette.example/strait/feed.xml", "author": null, "reason": "It has moved."}""",
        ["look"] = """{"address": "https://gazette.example/strait/feed.xml"}""",
        ["undo"] = """{"entry": "strait/58", "author": null}""",
        ["approve"] = """{"author": null, "reason": "The communiqué says so."}""",
        ["reject"] = """{"author": null, "reason": "The words are another's."}""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Problems = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["400"] = """{"title": "Bad Request", "status": 400, "detail": "'soon' is no time for true on; give a date such as 2026-01-10.", "code": "bad-time"}""",
        ["401"] = """{"title": "Unauthorized", "status": 401, "detail": "Sign in, or show a token that casus account token gave out.", "code": "not-signed-in"}""",
        ["403"] = """{"title": "Forbidden", "status": 403, "detail": "This needs the role reviewer; yours is analyst.", "code": "role"}""",
        ["404"] = """{"title": "Not Found", "status": 404, "detail": "The dossier has no proposition 'ceasfire'; did you mean 'ceasefire'?", "code": "not-found"}""",
        ["409"] = """
            {"title": "Conflict", "status": 409, "detail": "Others have recorded a finding of this proposition since you looked.", "code": "conflict", "yours": {"proposition": "ceasefire", "value": false},
             "theirs": [{"entry": "strait/58", "says": "ceasefire is true from 2026-01-05", "author": "maria", "recorded": "2026-01-06T09:12:44Z", "isDraft": false}]}
            """,
        ["413"] = """{"title": "Content Too Large", "status": 413, "detail": "At most 200 at once.", "code": "too-many"}""",
        ["415"] = """{"title": "Unsupported Media Type", "status": 415, "detail": "Send it as multipart/form-data: given, name, files.", "code": "not-a-form"}""",
        ["422"] = """{"title": "Unprocessable Entity", "status": 422, "detail": "Give the date from which it holds.", "code": "invalid", "errors": {"from": ["Give the date from which it holds."]}}""",
        ["429"] = """{"title": "Too Many Requests", "status": 429, "detail": "The desk takes no more requests from you this second; nothing was changed.", "code": "too-often"}""",
        ["503"] = """{"title": "Service Unavailable", "status": 503, "detail": "The ledger is being written to by another process; try again.", "code": "ledger-busy"}""",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static Task Add(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellation)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (Parameters.TryGetValue($"{operation.OperationId} {parameter.Name}", out var example) || Parameters.TryGetValue(parameter.Name ?? string.Empty, out example))
            {
                parameter.Example = JsonNode.Parse(example);
            }
        }

        if (operation.RequestBody?.Content is { } content && Bodies.TryGetValue(operation.OperationId ?? string.Empty, out var body))
        {
            foreach (var media in content.Values)
            {
                media.Example = JsonNode.Parse(body);
            }
        }

        foreach (var (status, response) in operation.Responses ?? [])
        {
            if (Problems.TryGetValue(status, out var problem) && response.Content is { } told)
            {
                foreach (var media in told.Values)
                {
                    media.Example = JsonNode.Parse(problem);
                }
            }
        }

        return Task.CompletedTask;
    }
}
