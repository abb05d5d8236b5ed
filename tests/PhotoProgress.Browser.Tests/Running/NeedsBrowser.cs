using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Browser.Tests.Running;

/// <summary>A test in a browser, with faces; visibly skipped where there is none.</summary>
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Missing.Browser;
}

/// <summary>A test in a browser of a service on PostgreSQL; visibly skipped where either is missing.</summary>
public sealed class BrowserAndPostgresFactAttribute : FactAttribute
{
    public BrowserAndPostgresFactAttribute() => Skip = Missing.Browser ?? Missing.Postgres;
}

internal static class Missing
{
    public static string? Browser { get; } =
        !File.Exists(TestBrowser.Program) ? "Chromium is not installed (Debian: chromium-headless-shell): no page was opened in a browser."
        : !HasFaces() ? "The face model is not installed: no story was played in a browser."
        : null;

    public static string? Postgres { get; } = PrivatePostgres.Programs is null ? "PostgreSQL is not installed (Debian: postgresql): the story was played on SQLite only." : null;

    private static bool HasFaces()
    {
        try
        {
            FaceModelFile.OpenInstalled();
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}
