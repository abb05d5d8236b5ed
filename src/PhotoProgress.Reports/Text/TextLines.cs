using System.Text;

namespace PhotoProgress.Reports.Text;

/// <summary>Plain text for terminals of 80 columns.</summary>
internal sealed class TextLines
{
    public const int Width = 80;

    private readonly StringBuilder _text = new();

    /// <summary>A line as it is.</summary>
    public TextLines Add(string line = "")
    {
        _text.Append(line.TrimEnd()).Append('\n');
        return this;
    }

    /// <summary>Words broken at the width; further lines are indented. A word longer than a line stands alone.</summary>
    public TextLines Wrapped(string text, string indent = "", string hanging = "")
    {
        var line = indent;
        var empty = true;
        foreach (var word in Clean(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (!empty && line.Length + 1 + word.Length > Width)
            {
                Add(line.Replace('\u00A0', ' '));
                (line, empty) = (hanging, true);
            }

            line += empty ? word : " " + word;
            empty = false;
        }

        return Add(line.Replace('\u00A0', ' '));
    }

    /// <summary>Columns as wide as their widest cell, two blanks between; the first column is flush left, those in <paramref name="right"/> flush right.</summary>
    public TextLines Table(IReadOnlyList<string[]> rows, params int[] right)
    {
        var columns = rows.Max(row => row.Length);
        int[] widths = [.. Enumerable.Range(0, columns).Select(c => rows.Where(row => row.Length == columns).Max(row => row[c].Length))];
        foreach (var row in rows)
            Add(string.Join("  ", row.Select((cell, c) => right.Contains(c) && row.Length == columns ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]))));
        return this;
    }

    /// <summary>Foreign text without what a terminal would obey.</summary>
    public static string Clean(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    public override string ToString() => _text.ToString();
}
