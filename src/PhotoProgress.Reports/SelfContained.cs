using System.Text.RegularExpressions;

namespace PhotoProgress.Reports;

/// <summary>Tells whether a page can be shown without any request.</summary>
internal static partial class SelfContained
{
    private static readonly HashSet<string> References = new(StringComparer.OrdinalIgnoreCase)
        { "src", "href", "xlink:href", "srcset", "poster", "data", "action", "formaction", "background", "attachment" };

    /// <summary>The first reference to something outside the page; null where there is none. Text, also in other attributes, is no reference.</summary>
    public static string? FirstOutside(string html)
    {
        var inAttributes = Tag().Matches(html).SelectMany(t => Attribute().Matches(t.Groups["rest"].Value)).Select(Outside);
        var inStyles = Styles().Matches(html).Select(s => InStyle(s.Groups["css"].Value));
        return inAttributes.Concat(inStyles).FirstOrDefault(o => o is not null);
    }

    private static string? Outside(Match attribute)
    {
        var value = attribute.Groups["value"].Value;
        if (attribute.Groups["name"].ValueSpan.Equals("style", StringComparison.OrdinalIgnoreCase)) return InStyle(value);
        var isInside = value.Length == 0 || value[0] == '#' || value.StartsWith("data:", StringComparison.OrdinalIgnoreCase);
        return isInside || !References.Contains(attribute.Groups["name"].Value) ? null : value;
    }

    private static string? InStyle(string css) => StyleReference().Match(css) is { Success: true } found ? found.Value : null;

    [GeneratedRegex("""<[A-Za-z][^\s/>]*(?<rest>(?>[^<>"']+|"[^"]*"|'[^']*')*)>""")]
    private static partial Regex Tag();

    // A quoted value is taken as a whole, so that what it quotes is not read as an attribute.
    [GeneratedRegex("""(?<name>[^\s=/"'>]+)(?:\s*=\s*(?:"(?<value>[^"]*)"|'(?<value>[^']*)'|(?<value>[^\s"'>]+)))?""")]
    private static partial Regex Attribute();

    [GeneratedRegex("<style[^>]*>(?<css>.*?)</style>", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("""@import[^;]{0,80}|url\(\s*["']?(?!data:|\#)[^)]{0,80}""", RegexOptions.IgnoreCase)]
    private static partial Regex StyleReference();
}
