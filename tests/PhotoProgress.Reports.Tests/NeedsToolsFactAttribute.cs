namespace PhotoProgress.Reports.Tests;

/// <summary>A fact that shows as skipped where one of the programs is not on the path.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NeedsToolsFactAttribute : FactAttribute
{
    public NeedsToolsFactAttribute(params string[] tools)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = tools.Where(t => !folders.Any(f => File.Exists(Path.Combine(f, t)))).ToList();
        if (missing.Count > 0) Skip = $"Not installed: {string.Join(", ", missing)}";
    }
}
