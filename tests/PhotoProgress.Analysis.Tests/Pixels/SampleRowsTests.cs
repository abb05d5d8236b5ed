using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public sealed class SampleRowsTests
{
    private const int Height = 500;

    /// <summary>Windows of any height, going down in any steps, show the rows of the plane that is never made.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(13, 1)]
    [InlineData(13, 2)]
    [InlineData(96, 7)]
    [InlineData(5, 90)]
    [InlineData(3, 200)]
    public void Slice_GoingDown_EqualsThePlane(int count, int step)
    {
        var plane = Plane.From(7, Height, (x, y) => (10 * y) + x);
        var made = Made();
        for (var pass = 0; pass < 2; pass++)
        {
            made.Rewind();
            for (var first = 0; first + count <= Height; first += step)
                Assert.Equal(new SampleRows(plane).Slice(first, count), made.Slice(first, count));
        }
    }

    [Fact]
    public void Slice_RowsThatPassed_Throws()
    {
        var rows = Made();
        rows.Slice(0, 90);
        rows.Slice(200, 20);
        Assert.Throws<ArgumentOutOfRangeException>(() => rows.Slice(0, 1).Length);
    }

    [Fact]
    public void Slice_MoreThanAWindow_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Made().Slice(0, 97).Length);

    private static SampleRows Made() => new(7, Height, (y, row) =>
    {
        for (var x = 0; x < row.Length; x++) row[x] = (10 * y) + x;
    });
}
