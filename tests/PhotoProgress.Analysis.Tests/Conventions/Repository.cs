using System.Xml.Linq;

namespace PhotoProgress.Analysis.Tests.Conventions;

/// <summary>The files of this repository, as the convention tests see them.</summary>
internal static class Repository
{
    /// <summary>The nearest folder above the test assembly that holds the solution.</summary>
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    public static string Text(string relative) => File.ReadAllText(PathOf(relative));

    /// <summary>Files below a folder, relative to the root, without build output.</summary>
    public static string[] Files(string folder, string pattern) =>
        Directory.Exists(PathOf(folder))
            ? [.. Directory.GetFiles(PathOf(folder), pattern, SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
                .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)]
            : [];

    /// <summary>All C# of the product and its tests.</summary>
    public static string[] Sources() => [.. Files("src", "*.cs"), .. Files("tests", "*.cs"), .. Files("bench", "*.cs")];

    public static string[] Projects() => [.. Files("src", "*.csproj"), .. Files("tests", "*.csproj"), .. Files("bench", "*.csproj")];

    /// <summary>The <c>Include</c> of every item of a kind, project references by their project's name.</summary>
    public static string[] Items(string project, string kind) =>
        [.. XDocument.Load(PathOf(project)).Descendants(kind).Select(item => (string?)item.Attribute("Include")).OfType<string>()
            .Select(include => kind == "ProjectReference" ? NameOf(include) : include)];

    public static string NameOf(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/'));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "PhotoProgress.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository."));
}
