namespace PhotoProgress.Cli;

/// <summary>Foreign text for a terminal. A file name may hold line breaks and escape sequences; they must not reach it.</summary>
internal static class Shown
{
    /// <summary>One line without control characters.</summary>
    public static string Line(string text) => string.Concat(text.Select(Harmless));

    /// <summary>The same in double quotes, so that blanks at its ends are seen.</summary>
    public static string Quoted(string text) => $"\"{Line(text)}\"";

    // Direction marks (U+202A–U+202E, U+2066–U+2069) can make a terminal show a name other than the file's.
    private static char Harmless(char c) =>
        c is '\n' or '\r' or '\t' ? ' ' : char.IsControl(c) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\u2028' or '\u2029' ? '?' : c;
}
