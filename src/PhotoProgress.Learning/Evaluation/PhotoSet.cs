namespace PhotoProgress.Learning.Evaluation;

/// <summary>One row of a photo set's <c>INDEX.tsv</c>.</summary>
/// <param name="File">Path below the set's folder.</param>
/// <param name="Person">Code of the person.</param>
/// <param name="Capture">What kind of capture it is.</param>
/// <param name="Gender">As the source says; empty where unknown.</param>
/// <param name="Ethnicity">As the source says; empty where unknown.</param>
/// <param name="Expectation">What a good checker should say.</param>
public sealed record IndexedPhoto(string File, string Person, string Capture, string Gender, string Ethnicity, string Expectation)
{
    /// <summary>The sub-folder that the photo stands in.</summary>
    public string Source => File.Split('/')[0];
}

/// <summary>A folder of real photos with an index.</summary>
public sealed record PhotoSet(string Folder, IReadOnlyList<IndexedPhoto> Photos)
{
    /// <exception cref="FileNotFoundException">The folder holds no INDEX.tsv.</exception>
    public static PhotoSet Read(string folder)
    {
        var index = Path.Combine(folder, "INDEX.tsv");
        if (!File.Exists(index)) throw new FileNotFoundException($"{index} is missing: name a folder of photos with an INDEX.tsv.", index);
        var lines = File.ReadAllLines(index);
        var names = lines[0].Split('\t');
        return new PhotoSet(folder, [.. lines.Skip(1).Where(line => line.Length > 0).Select(line => Row(names, line.Split('\t')))]);
    }

    public byte[] Bytes(IndexedPhoto photo) => File.ReadAllBytes(Path.Combine(Folder, photo.File));

    public IEnumerable<IndexedPhoto> From(string source) => Photos.Where(photo => photo.Source == source);

    private static IndexedPhoto Row(string[] names, string[] cells)
    {
        string Cell(string name) => Array.IndexOf(names, name) is var at and >= 0 && at < cells.Length ? cells[at] : "";
        return new IndexedPhoto(Cell("file"), Cell("person"), Cell("capture"), Cell("gender"), Cell("ethnicity"), Cell("expectation"));
    }
}
