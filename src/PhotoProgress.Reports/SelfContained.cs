using System.Text.RegularExpressions;

namespace PhotoProgress.Reports;

/// <summary>Tells whether a page can be shown without any request.</summary>
internal static partial class SelfContained
{
    /// <summary>The first reference to something outside the page; null where there is none. Namespaces and text are no references.</summary>
    public static string? FirstOutside(string html)
    {
        foreach (Match tag in Tag().Matches(html))
            if (Reference().Match(tag.Value) is { Success: true } reference) return reference.Groups["at"].Value;
        foreach (Match style in Styles().Matches(html))
            if (StyleReference().Match(style.Value) is { Success: true } reference) return reference.Value;
        return null;
    }

    [GeneratedRegex("""<[A-Za-z](?:[^<>"']|"[^"]*"|'[^']*')*>""")]
    private static partial Regex Tag();

    [GeneratedRegex("""\s(?:src|href|xlink:href|srcset|poster|data|action|background|attachment)\s*=\s*(?:"(?!data:|\#|")(?<at>[^"]{1,80})|'(?!data:|\#|')(?<at>[^']{1,80})|(?<at>[^"'\s>][^\s>]{0,80}))""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();

    [GeneratedRegex("""<style[\s>].*?</style>|\sstyle\s*=\s*(?:"[^"]*"|'[^']*')""", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("""@import[^;]{0,80}|url\(\s*["']?(?!data:|\#)[^)]{0,80}""", RegexOptions.IgnoreCase)]
    private static partial Regex StyleReference();
}
