using System.Text;
using System.Text.Json;

namespace Casus.Language.Tests;

public sealed class WriterTests
{
    private const string Text = "Oslo \U0001F600 said \"no\".\tIt\u2028won't\u001B move\\stay.\n\nThe end";

    [Fact]
    public void JsonLines_AreColumnsOfOneLength()
    {
        using var stream = new MemoryStream();
        var writer = new JsonLinesWriter(stream);
        var doc = Model.Small.Read(Text);
        writer.Write("a \"name\"\n", doc);
        writer.Write("empty", Model.Small.Read(""));
        var lines = Encoding.UTF8.GetString(stream.ToArray()).Split('\n');
        Assert.Equal(3, lines.Length);
        using var json = JsonDocument.Parse(lines[0]);
        Assert.Equal(("a \"name\"\n", Text), (json.RootElement.GetProperty("name").GetString(), json.RootElement.GetProperty("text").GetString()));
        foreach (var column in (string[])["start", "length", "space", "norm", "tag", "pos", "morph", "lemma", "head", "dep", "sent_start", "ent"])
        {
            Assert.Equal(doc.Count, json.RootElement.GetProperty(column).GetArrayLength());
        }

        // Offsets count code points: the face is one.
        Assert.Equal([0, 5, 7], json.RootElement.GetProperty("start").EnumerateArray().Take(3).Select(s => s.GetInt32()));
        Assert.Equal([4, 1, 4], json.RootElement.GetProperty("length").EnumerateArray().Take(3).Select(s => s.GetInt32()));
        Assert.Equal(doc.Tokens.Select(t => t.Lemma), json.RootElement.GetProperty("lemma").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(doc.Tokens.Select(t => t.EntityTag), json.RootElement.GetProperty("ent").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(0, JsonDocument.Parse(lines[1]).RootElement.GetProperty("start").GetArrayLength());
    }

    [Fact]
    public void JsonLines_LongerThanTheirBuffer_AreWhole()
    {
        var text = string.Concat(Enumerable.Repeat("\U0001F600", 30_001)) + " " + Model.Report;
        using var stream = new MemoryStream();
        var doc = Model.Small.Read(text);
        new JsonLinesWriter(stream).Write("long", doc);
        using var json = JsonDocument.Parse(stream.ToArray());
        Assert.Equal(text, json.RootElement.GetProperty("text").GetString());
        Assert.Equal(doc.Tokens.Select(t => t.Norm), json.RootElement.GetProperty("norm").EnumerateArray().Select(s => s.GetString()));
        Assert.Equal(doc.Tokens.Select(t => t.Head.Index), json.RootElement.GetProperty("head").EnumerateArray().Select(s => s.GetInt32()));
    }

    [Fact]
    public void Conllu_HasTenColumnsAndOneRootASentenceAtLeast()
    {
        using var writer = new StringWriter();
        var doc = Model.Small.Read(Text);
        new ConlluWriter(writer).Write("a name", doc);
        var blocks = writer.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(doc.Sentences.Count(), blocks.Length);
        var rows = blocks.SelectMany(b => b.Split('\n')).Where(l => !l.StartsWith('#')).Select(l => l.Split('\t')).ToList();
        Assert.Equal(doc.Count, rows.Count);
        Assert.All(rows, r => Assert.Equal(10, r.Length));
        Assert.All(rows, r => Assert.All(r, cell => Assert.NotEmpty(cell)));
        Assert.All(rows, r => Assert.Equal(r[6] == "0", r[7] == "root"));
        Assert.Contains("SpaceAfter=No", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Conllu_OfSeveralDocuments_IsOneFile()
    {
        using var writer = new StringWriter();
        var conllu = new ConlluWriter(writer);
        conllu.Write("empty", Model.Small.Read(""));
        conllu.Write("", Model.Small.Read("Two  ships sailed.\n\nOne\u2028sank. It's C:\\new."));
        conllu.Write("b\nc", Model.Small.Read("Guns fell silent. "));
        var blocks = writer.ToString().Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(b => b.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToList();
        Assert.Equal("# newdoc", blocks[0][0]);
        Assert.Equal("# newdoc id = b\\nc", blocks[^1][0]);
        Assert.DoesNotContain("empty", writer.ToString(), StringComparison.Ordinal);
        for (var i = 0; i < blocks.Count; i++)
        {
            Assert.Contains($"# sent_id = {i + 1}", blocks[i]);
            var rows = blocks[i].Where(l => l[0] != '#').Select(l => l.Split('\t')).ToList();
            var text = string.Concat(rows.Select(r => r[1] + (r[9].Contains("SpaceAfter=No", StringComparison.Ordinal) ? "" : " ")));
            Assert.Contains("# text = " + text.TrimEnd(' '), blocks[i]);
        }
    }

    [Fact]
    public void Table_LetsNoControlCharacterThrough()
    {
        using var writer = new StringWriter();
        new TableWriter(writer).Write("x\u001B[31m", Model.Small.Read(Text));
        Assert.DoesNotContain(writer.ToString(), c => char.IsControl(c) && c != '\n');
        Assert.DoesNotContain('\u2028', writer.ToString());
        Assert.Contains("PROPN", writer.ToString(), StringComparison.Ordinal);
    }
}
