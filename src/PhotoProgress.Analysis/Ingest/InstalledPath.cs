namespace PhotoProgress.Analysis.Ingest;

/// <summary>Finds what lies beside the product: below the folder of the nearest solution above the program, else above the current folder.</summary>
internal static class InstalledPath
{
    private const string SolutionName = "PhotoProgress.sln";

    /// <param name="there">Whether a path is what is looked for.</param>
    /// <param name="parts">Folders and name below the product's folder.</param>
    /// <returns>The first path that is there; where none is, the one to name in a message.</returns>
    public static string Find(Predicate<string> there, params string[] parts)
    {
        string[] starts = [AppContext.BaseDirectory, Environment.CurrentDirectory];
        var roots = starts.Select(SolutionAbove).OfType<string>().ToArray();
        var places = (roots.Length == 0 ? [Environment.CurrentDirectory] : roots).Select(root => Path.Combine([root, .. parts])).ToArray();
        return Array.Find(places, there) ?? places[0];
    }

    private static string? SolutionAbove(string start)
    {
        var directory = new DirectoryInfo(start);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, SolutionName))) directory = directory.Parent;
        return directory?.FullName;
    }
}
