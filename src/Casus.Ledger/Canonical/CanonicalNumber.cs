using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Casus.Ledger;

/// <summary>Numbers as ECMAScript's Number::toString writes them (RFC 8785, section 3.2.2.3).</summary>
public static class CanonicalNumber
{
    /// <exception cref="FormatException">The number is not finite.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new FormatException("JSON has no number that is not finite.");
        }

        if (value == 0)
        {
            return "0"; // also for -0
        }

        // .NET gives the same shortest digits as ECMAScript and lays them out differently: 1E-07, 0.0001, 123.5.
        var plain = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var mark = plain.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? plain : plain[..mark];
        var power = mark < 0 ? 0 : int.Parse(plain.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa.Length : point;
        var all = mantissa.Replace(".", string.Empty, StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        var scale = whole - (all.Length - digits.Length) + power;
        return (value < 0 ? "-" : string.Empty) + Lay(digits.TrimEnd('0'), scale);
    }

    /// <summary>Writes a number token of JSON.</summary>
    internal static void Write(ReadOnlySpan<byte> token, IBufferWriter<byte> output)
    {
        // Whole numbers of up to 15 digits are exact in a double and stand as they are; "-0" does not.
        if (token.Length <= 15 && !token.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            output.Write(token);
            return;
        }

        if (IsPlain(token))
        {
            output.Write(token);
            return;
        }

        if (!Utf8Parser.TryParse(token, out double value, out var read) || read != token.Length)
        {
            throw new FormatException($"'{Encoding.UTF8.GetString(token)}' is no number.");
        }

        output.Write(Encoding.ASCII.GetBytes(Format(value)));
    }

    // A decimal fraction of up to 15 digits comes back from a double digit by digit; from 10^-7 down it is laid out with a power.
    private static bool IsPlain(ReadOnlySpan<byte> token)
    {
        var digits = token is [(byte)'-', ..] ? token[1..] : token;
        var point = digits.IndexOf((byte)'.');
        return point > 0 && digits.Length <= 16 && digits[^1] is > (byte)'0' and <= (byte)'9'
            && !digits[..point].ContainsAnyExceptInRange((byte)'0', (byte)'9') && !digits[(point + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && (digits[0] != (byte)'0' || digits[(point + 1)..].IndexOfAnyExcept((byte)'0') < 6);
    }

    // The digits d and n such that the value is 0.d × 10^n: the names and cases of ECMA-262, 6.1.6.1.20.
    private static string Lay(string d, int n)
    {
        var k = d.Length;
        if (k <= n && n <= 21)
        {
            return d.PadRight(n, '0');
        }

        if (n is > 0 and <= 21)
        {
            return $"{d[..n]}.{d[n..]}";
        }

        if (n is > -6 and <= 0)
        {
            return "0." + new string('0', -n) + d;
        }

        var sign = n > 0 ? '+' : '-';
        var power = Math.Abs(n - 1).ToString(CultureInfo.InvariantCulture);
        return k == 1 ? $"{d}e{sign}{power}" : $"{d[..1]}.{d[1..]}e{sign}{power}";
    }
}
