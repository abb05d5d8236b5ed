namespace PhotoProgress.Bench.Accuracy;

/// <summary>Rows of cells in columns as wide as they must be; the first column is set left, the others right.</summary>
internal sealed class TextTable(params string[] heads)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [heads];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output, string title)
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Length)).Select(column => _rows.Max(row => column < row.Length ? row[column].Length : 0)).ToArray();
        output.WriteLine();
        output.WriteLine(title);
        foreach (var row in _rows)
            output.WriteLine((Gap + string.Join(Gap, row.Select((cell, column) => column == 0 ? cell.PadRight(widths[0]) : cell.PadLeft(widths[column])))).TrimEnd());
    }
}
