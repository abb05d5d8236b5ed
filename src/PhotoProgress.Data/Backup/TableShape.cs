using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace PhotoProgress.Data.Backup;

/// <summary>A table as the model knows it, so that no table can be forgotten.</summary>
/// <param name="Columns">In the order of their names, which is the same on both engines.</param>
internal sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns)
{
    /// <summary>All tables, each behind those that its rows refer to.</summary>
    public static IReadOnlyList<TableShape> Of(ClinicDb db)
    {
        var left = db.Model.GetRelationalModel().Tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList();
        var sorted = new List<ITable>();
        while (left.Count > 0)
        {
            var next = left.FirstOrDefault(table => table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || sorted.Contains((ITable)key.PrincipalTable)))
                ?? throw new InvalidOperationException("Tables refer to each other in a circle; none of them can be filled first.");
            sorted.Add(next);
            left.Remove(next);
        }

        return sorted.ConvertAll(table => new TableShape(table.Name, [.. table.Columns.OrderBy(column => column.Name, StringComparer.Ordinal).Select(ColumnShape.Of)]));
    }

    public TableHead Head => new(Name, [.. Columns.Select(column => column.Name)]);

    public string SelectAll => $"SELECT {string.Join(", ", Columns.Select(column => Quoted(column.Name)))} FROM {Quoted(Name)}";

    public string Insert =>
        $"INSERT INTO {Quoted(Name)} ({string.Join(", ", Columns.Select(column => Quoted(column.Name)))}) VALUES ({string.Join(", ", Columns.Select((column, i) => column.Placeholder(i)))})";

    /// <summary>The columns that say where a file lies in the photo store.</summary>
    public IEnumerable<ColumnShape> Addresses => Columns.Where(column => column.IsAddress);

    /// <summary>Both engines take names in double quotes; these come from the model.</summary>
    public static string Quoted(string name) => $"\"{name}\"";
}
