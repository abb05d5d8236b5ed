using System.Globalization;

namespace PhotoProgress.Reports.Words;

/// <summary>Numbers for readers: a true minus sign, no "−0", no more digits than the number carries.</summary>
internal static class Numbers
{
    /// <summary>Proper minus sign, U+2212.</summary>
    public const string Minus = "\u2212";

    /// <summary>Without a sign for zero and above: <c>−12</c>, <c>0</c>, <c>8.0</c>.</summary>
    public static string Plain(double value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var digits = Math.Abs(rounded).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return rounded < 0 ? Minus + digits : digits;
    }

    /// <summary>With a sign on both sides of zero: <c>+9.2</c>, <c>−12</c>, <c>0</c>.</summary>
    public static string Signed(double value, int decimals) =>
        Math.Round(value, decimals, MidpointRounding.AwayFromZero) > 0 ? "+" + Plain(value, decimals) : Plain(value, decimals);

    /// <summary>Three significant digits, for values of any unit: <c>0.712</c>, <c>16.3</c>, <c>1250</c>.</summary>
    public static string Significant(double value)
    {
        if (value == 0 || !double.IsFinite(value)) return value == 0 ? "0" : "–";
        var decimals = Math.Clamp(2 - (int)Math.Floor(Math.Log10(Math.Abs(value))), 0, 6);
        var text = Plain(value, decimals);
        return text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;
    }

    /// <summary>A coordinate of an SVG: at most two decimals, a full stop, no exponent.</summary>
    public static string Coordinate(double value) =>
        Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    /// <summary><c>texture</c> · <c>texture and redness</c> · <c>texture, evenness and redness</c>.</summary>
    public static string List(IReadOnlyList<string> words) =>
        words.Count <= 1 ? string.Concat(words) : $"{string.Join(", ", words.Take(words.Count - 1))} and {words[^1]}";
}
