using System.Security.Cryptography;
using System.Text;

namespace PhotoProgress.Reports;

/// <summary>What every report carries in itself: style sheet, script, and the policy that forbids any request.</summary>
internal static class Asset
{
    public static string Css { get; } = Read("report.css");

    public static string Script { get; } = Read("slider.js");

    /// <summary>Content security policy: pictures from data URIs only, this one script only, nothing else.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script)))}'";

    private static string Read(string name)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
