using System.Text;
using System.Text.Json;
using CsCheck;

namespace Casus.Ledger.Tests;

public sealed class CanonicalJsonTests
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Pieces = ["a", "b", "aa", "\u00e9", "\ufb33", "\U0001F600", "\"", "\\", "\n", "\u0001", "'", "<", "\u2028", "\ue000", "\ud7ff"];

    // RFC 8785, section 3.2.2 and appendix B.
    [Theory]
    [InlineData(0x0000000000000000, "0")]
    [InlineData(0x8000000000000000, "0")]
    [InlineData(0x0000000000000001, "5e-324")]
    [InlineData(0x8000000000000001, "-5e-324")]
    [InlineData(0x7fefffffffffffff, "1.7976931348623157e+308")]
    [InlineData(0xffefffffffffffff, "-1.7976931348623157e+308")]
    [InlineData(0x4340000000000000, "9007199254740992")]
    [InlineData(0xc340000000000000, "-9007199254740992")]
    [InlineData(0x4430000000000000, "295147905179352830000")]
    [InlineData(0x44b52d02c7e14af5, "9.999999999999997e+22")]
    [InlineData(0x44b52d02c7e14af6, "1e+23")]
    [InlineData(0x44b52d02c7e14af7, "1.0000000000000001e+23")]
    [InlineData(0x444b1ae4d6e2ef4e, "999999999999999700000")]
    [InlineData(0x444b1ae4d6e2ef4f, "999999999999999900000")]
    [InlineData(0x444b1ae4d6e2ef50, "1e+21")]
    [InlineData(0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7")]
    [InlineData(0x3eb0c6f7a0b5ed8d, "0.000001")]
    [InlineData(0x41b3de4355555553, "333333333.3333332")]
    [InlineData(0x41b3de4355555554, "333333333.33333325")]
    [InlineData(0x41b3de4355555555, "333333333.3333333")]
    [InlineData(0x41b3de4355555556, "333333333.3333334")]
    [InlineData(0x41b3de4355555557, "333333333.33333343")]
    [InlineData(0xbecbf647612f3696, "-0.0000033333333333333333")]
    [InlineData(0x43143ff3c1cb0959, "1424953923781206.2")]
    public void NumberOfTheStandard_IsWrittenAsThere(ulong bits, string expected) =>
        Assert.Equal(expected, CanonicalNumber.Format(BitConverter.UInt64BitsToDouble(bits)));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NumberThatIsNotFinite_IsRefused(double value) => Assert.Throws<FormatException>(() => CanonicalNumber.Format(value));

    [Fact]
    public void Number_ReadsBackToItself() => Gen.Double.Where(double.IsFinite).Sample(value =>
        double.Parse(CanonicalNumber.Format(value), System.Globalization.CultureInfo.InvariantCulture).Equals(value == 0 ? 0 : value));

    [Theory]
    [InlineData("[ 1 , 1.0, 1e0, 10e-1, -0, 0.0, 100000000000000000000000 ]", "[1,1,1,1,0,0,1e+23]")]
    [InlineData("[56.0, 0.002, 4.50, 2e-3, 333333333.33333329, 1E30, 9007199254740993]", "[56,0.002,4.5,0.002,333333333.3333333,1e+30,9007199254740992]")]
    [InlineData("{\"b\": [null, true, false], \"a\": {}, \"\": []}", "{\"\":[],\"a\":{},\"b\":[null,true,false]}")]
    [InlineData("\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"", "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")]
    [InlineData("\"\\b\\t\\n\\f\\r\\u0001\\u001f\\u007f\\u2028\"", "\"\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\u2028\"")]
    public void Json_HasOneForm(string json, string expected) => Assert.Equal(expected, Canonical(json));

    // Section 3.2.3: by UTF-16 units, so that U+1F600 (d83d de00) goes before U+FB33.
    [Fact]
    public void Keys_AreSortedByTheirUtf16Units() => Assert.Equal(
        "{\"\\r\":0,\"1\":0,\"\u0080\":0,\"\u00f6\":0,\"\u20ac\":0,\"\U0001F600\":0,\"\ufb33\":0}",
        Canonical("{\"\u20ac\":0,\"\\r\":0,\"\ufb33\":0,\"1\":0,\"\U0001F600\":0,\"\u0080\":0,\"\u00f6\":0}"));

    [Theory]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"a\":1,\"\\u0061\":2}")]
    [InlineData("[\"\\ud800\"]")]
    [InlineData("[1e999]")]
    [InlineData("[1,]")]
    [InlineData("")]
    [InlineData("{\"a\"")]
    public void WhatHasNoCanonicalForm_IsRefused(string json) => Assert.Throws<FormatException>(() => Canonical(json));

    [Fact]
    public void DeeplyNested_IsRefusedNotOverrun() =>
        Assert.Throws<FormatException>(() => Canonical(new string('[', 100_000) + new string(']', 100_000)));

    [Fact]
    public void CanonicalForm_IsItsOwnAndTheSameForAnyOrderAndSpacing() =>
        Gen.Dictionary(Gen.String.Where(IsWhole), Gen.OneOf(Gen.Double.Where(double.IsFinite).Select(x => (object)x), Gen.String.Where(IsWhole).Select(x => (object)x), Gen.Bool.Select(x => (object)x)))
            .Sample(values =>
            {
                var once = Canonical(JsonSerializer.Serialize(values));
                var turned = Canonical(JsonSerializer.Serialize(values.Reverse().ToDictionary(), Indented));
                return once == turned && Canonical(once) == once;
            });

    // Objects in objects and in arrays, with keys and texts of all planes and with escapes, and numbers of every form.
    [Fact]
    public void CanonicalForm_IsThatOfATreeWrittenOut()
    {
        var text = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).List[0, 4].Select(string.Concat);
        var number = Gen.OneOf(
            Gen.Double.Where(double.IsFinite), Gen.Int[-200, 200].Select(x => x / 100.0), Gen.Int[1, 99_999].Select(x => x * 1e-9), Gen.Long.Select(x => (double)x), Gen.Int.Select(x => (double)x));
        var leaf = Gen.OneOf(text.Select(x => (object)x), number.Select(x => (object)x), Gen.Bool.Select(x => (object)x));
        var inner = Gen.Dictionary(text, leaf)[0, 5];
        var list = Gen.OneOf(leaf, inner.Select(x => (object)x)).List[0, 4];
        Gen.Dictionary(text, Gen.OneOf(leaf, inner.Select(x => (object)x), list.Select(x => (object)x)))[0, 6].Sample(tree =>
        {
            Assert.Equal(Written(tree), Canonical(JsonSerializer.Serialize(tree)));
            Assert.Equal(Written(tree), Canonical(JsonSerializer.Serialize(tree, Unescaped)));
        });
    }

    private static string Written(object value) => value switch
    {
        double number => CanonicalNumber.Format(number),
        bool truth => truth ? "true" : "false",
        string text => $"\"{string.Concat(text.Select(Escaped))}\"",
        IDictionary<string, object> members =>
            $"{{{string.Join(',', members.OrderBy(m => m.Key, StringComparer.Ordinal).Select(m => $"{Written(m.Key)}:{Written(m.Value)}"))}}}",
        IEnumerable<object> items => $"[{string.Join(',', items.Select(Written))}]",
        _ => throw new ArgumentException($"a {value.GetType().Name}", nameof(value)),
    };

    private static string Escaped(char c) => c switch { '"' => "\\\"", '\\' => "\\\\", '\n' => "\\n", '\u0001' => "\\u0001", _ => c.ToString() };

    private static bool IsWhole(string text) => !text.Any(char.IsSurrogate);

    private static string Canonical(string json) => Encoding.UTF8.GetString(CanonicalJson.From(Encoding.UTF8.GetBytes(json)));
}
