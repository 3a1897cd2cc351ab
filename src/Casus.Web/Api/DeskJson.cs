using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Casus.Web;

/// <summary>The JSON of the API: what is asked strictly, what is answered readably.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(StatusAnswer))]
[JsonSerializable(typeof(WhatIfAnswer))]
[JsonSerializable(typeof(ChangesAnswer))]
[JsonSerializable(typeof(ReadAnswer))]
[JsonSerializable(typeof(IReadOnlyList<DocumentAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<HitAnswer>))]
[JsonSerializable(typeof(FacetsAnswer))]
[JsonSerializable(typeof(IReadOnlyList<DraftAnswer>))]
[JsonSerializable(typeof(FindingRequest))]
[JsonSerializable(typeof(StanceRequest))]
[JsonSerializable(typeof(FeedRequest))]
[JsonSerializable(typeof(IReadOnlyList<FeedAnswer>))]
[JsonSerializable(typeof(IReadOnlyList<StanceAnswer>))]
[JsonSerializable(typeof(CommitmentRequest))]
[JsonSerializable(typeof(PartyRequest))]
[JsonSerializable(typeof(PropositionRequest))]
[JsonSerializable(typeof(DependencyRequest))]
[JsonSerializable(typeof(FormulaAnswer))]
[JsonSerializable(typeof(DecisionRequest))]
[JsonSerializable(typeof(RecordedAnswer))]
[JsonSerializable(typeof(IReadOnlyList<ReviewItemAnswer>))]
[JsonSerializable(typeof(ReviewRequest))]
[JsonSerializable(typeof(UndoRequest))]
[JsonSerializable(typeof(DecidedAnswer))]
[JsonSerializable(typeof(ParseAnswer))]
[JsonSerializable(typeof(IReadOnlyList<IntakeItem>))]
[JsonSerializable(typeof(Brief))]
[JsonSerializable(typeof(JsonFeed))]
[JsonSerializable(typeof(OthersVersion[]))]
[JsonSerializable(typeof(IReadOnlyList<OthersVersion>))]
[JsonSerializable(typeof(List<OthersVersion>))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(IReadOnlyDictionary<string, string[]>))]
internal sealed partial class DeskJson : JsonSerializerContext
{
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);

        // A misspelt field would be left out in silence, and a finding without its end recorded for ever.
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.AllowDuplicateProperties = false;
        options.MaxDepth = 16;
    }
}
