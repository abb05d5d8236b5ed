using System.Runtime.CompilerServices;

namespace PhotoProgress.Analysis.Tests.Measure;

/// <summary>Files of the repository, found from this source file.</summary>
internal static class RepositoryFiles
{
    public static string Root([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root(), .. path]));
}
