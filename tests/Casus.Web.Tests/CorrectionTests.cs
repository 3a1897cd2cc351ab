using System.Globalization;
using Casus.Model;
using Microsoft.Extensions.Primitives;

namespace Casus.Web.Tests;

/// <summary>A corrected statement: its words keep their places, find new ones, or are refused.</summary>
public sealed class CorrectionTests
{
    private static readonly Document Paper = Strait.Document(
        "paper.txt", "Venn said the gate will open if it rains. Later Venn said\n  the gate will\topen at noon.\n");

    private static readonly Statement Proposed = Strait.Statement(Paper, "the gate will open", "Venn");

    [Fact]
    public void WordsLeftAlone_KeepTheirPlaces()
    {
        var corrected = Make(("content", "the gate will open"), ("source", "Venn"), ("act", "threat"))!;
        Assert.Equal(Proposed.Content, corrected.Content);
        Assert.Equal(Proposed.Source, corrected.Source);
        Assert.Equal(Act.Threat, corrected.Act);
        Assert.Equal(Proposed.Id, corrected.Id);
    }

    [Fact]
    public void NewWords_AreFoundNearestToTheOldPlaceWhateverTheWhiteSpace()
    {
        var longer = Make(("content", "the gate will open if it rains"), ("act", "pledge"))!;
        Assert.Equal("the gate will open if it rains", longer.Content.Text);
        Assert.Equal(Proposed.Content.Start, longer.Content.Start);
        Assert.Null(longer.Source);
        var later = Make(("content", "the gate will open at noon"), ("act", "pledge"))!;
        Assert.Equal("the gate will\topen at noon", Paper.Text[later.Content.Start..later.Content.End]);
    }

    [Fact]
    public void Conditions_AreWordsOfTheTextWithAKind()
    {
        var corrected = Make(("content", "the gate will open"), ("act", "pledge"), ("condition", "if it rains"), ("condition-kind", "if"))!;
        var condition = Assert.Single(corrected.Conditions);
        Assert.Equal(("if it rains", ConditionKind.If), (condition.Text, condition.Kind));
        Assert.Equal("if it rains", condition.Span.In(Paper.Text));
    }

    [Theory]
    [InlineData("content", "the gate may open", "exactly")]
    [InlineData("content", "", "says something")]
    [InlineData("act", "promise", "Choose an act")]
    [InlineData("actor", "planet/mars", "state/UKR")]
    [InlineData("condition", "if it snows", "exactly")]
    public void WhatCannotBe_IsToldByField(string field, string value, string says)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["content"] = "the gate will open", ["act"] = "pledge", ["speaker"] = "Venn", [field] = value };
        var correction = new Correction(Paper, Proposed);
        Assert.Null(correction.Make(name => fields.TryGetValue(name, out var given) ? given : StringValues.Empty));
        Assert.Contains(says, Assert.Single(correction.Errors[field]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("act", "act")]
    [InlineData("speakers[0].name", "speakers")]
    [InlineData("deadline.value", "deadline")]
    [InlineData("conditions[1].text", "conditions")]
    [InlineData("ifWords", "if words")]
    public void Fields_AreSaidInWords(string path, string words) => Assert.Equal(words, FieldWords.Name(path));

    private static Statement? Make(params (string Field, string Value)[] given)
    {
        var fields = given.ToDictionary(g => g.Field, g => g.Value, StringComparer.Ordinal);
        var correction = new Correction(Paper, Proposed);
        var made = correction.Make(name => fields.TryGetValue(name, out var value) ? value : StringValues.Empty);
        Assert.True(made is not null, string.Join("; ", correction.Errors.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}: {e.Value[0]}"))));
        return made;
    }
}
