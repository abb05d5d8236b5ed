using System.Linq.Expressions;

namespace PhotoProgress.Data.Photos;

/// <summary>Rows that belong to some photos.</summary>
public static class PhotoRows
{
    /// <summary>
    /// Those of these photos, found by the photos. Asked the other way round ("rows whose photo is one of these") an engine looks at every
    /// row of the clinic (bench/scale).
    /// </summary>
    /// <param name="photos">A few: of a course, of a session.</param>
    /// <param name="photoOf">The row's photo.</param>
    public static IQueryable<TRow> RowsIn<TRow>(this IQueryable<Photo> photos, IQueryable<TRow> rows, Expression<Func<TRow, Guid>> photoOf) =>
        photos.Join(rows, photo => photo.Id, photoOf, (_, row) => row);
}
