namespace PhotoProgress.Server.Access;

/// <summary>Tells browsers apart for the person who uses them: kind and system, from what the browser says of itself.</summary>
public static class BrowserNames
{
    /// <summary>The first that fits: most browsers also call themselves by the names of those below them.</summary>
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>Such as <c>Firefox on Linux</c>.</summary>
    /// <param name="userAgent">The header of that name; any text, also none.</param>
    public static string Of(string userAgent)
    {
        var (browser, system) = (Find(Browsers, userAgent) ?? "Another browser", Find(Systems, userAgent));
        return system is null ? browser : $"{browser} on {system}";
    }

    private static string? Find((string Mark, string Name)[] known, string text) =>
        known.Where(entry => text.Contains(entry.Mark, StringComparison.Ordinal)).Select(entry => entry.Name).FirstOrDefault();
}
