using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

/// <summary>Convolutions of awkward sizes against sums written out in double precision.</summary>
public class ConvolutionReferenceTests
{
    public static TheoryData<int, int, int, int, int, int, bool> Sizes => new()
    {
        // rows, columns, channels in, channels out, window, stride, same
        { 1, 1, 1, 1, 1, 1, false },
        { 5, 7, 3, 5, 3, 1, true },
        { 8, 8, 9, 24, 1, 1, true },
        { 9, 6, 13, 17, 3, 2, true },
        { 11, 11, 3, 28, 5, 2, true },
        { 3, 3, 32, 33, 3, 3, false },
        { 12, 10, 16, 42, 1, 1, false },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Conv_MatchesTheSumWrittenOut(int rows, int columns, int channels, int filters, int size, int stride, bool same)
    {
        var random = new Random(11);
        var (outRows, outColumns) = (Cells(rows, size, stride, same), Cells(columns, size, stride, same));
        var graph = new TinyGraph(1, rows, columns, channels);
        var (input, weights, bias) = (Draw(random, rows * columns * channels), Draw(random, filters * size * size * channels), Draw(random, filters));
        var output = graph.Add(
            OperatorKind.Conv,
            [0, graph.Constant([filters, size, size, channels], weights), graph.Constant([filters], bias)],
            [1, outRows, outColumns, filters],
            new Window(same, stride, stride, 0, 0));
        var found = graph.Run(input, output);
        ForEachCell(rows, columns, outRows, outColumns, size, stride, same, (cell, taps) =>
        {
            for (var f = 0; f < filters; f++)
            {
                double sum = bias[f];
                foreach (var (at, tap) in taps)
                    for (var c = 0; c < channels; c++)
                        sum += (double)input[(at * channels) + c] * weights[(((f * size * size) + tap) * channels) + c];
                // At most 288 products below 1: rounding stays under 288 × 2⁻²⁴ × the sum's size of about 10.
                Assert.Equal(sum, found[(cell * filters) + f], 2e-4);
            }
        });
    }

    [Theory]
    [InlineData(7, 5, 3, 1)]
    [InlineData(6, 9, 20, 2)]
    [InlineData(3, 3, 8, 1)]
    [InlineData(2, 2, 40, 2)]
    public void DepthwiseConv_MatchesTheSumWrittenOut(int rows, int columns, int channels, int stride)
    {
        const int Size = 3;
        var random = new Random(12);
        var (outRows, outColumns) = (Cells(rows, Size, stride, true), Cells(columns, Size, stride, true));
        var graph = new TinyGraph(1, rows, columns, channels);
        var (input, weights, bias) = (Draw(random, rows * columns * channels), Draw(random, Size * Size * channels), Draw(random, channels));
        var output = graph.Add(
            OperatorKind.DepthwiseConv,
            [0, graph.Constant([1, Size, Size, channels], weights), graph.Constant([channels], bias)],
            [1, outRows, outColumns, channels],
            new Window(true, stride, stride, 0, 0));
        var found = graph.Run(input, output);
        ForEachCell(rows, columns, outRows, outColumns, Size, stride, true, (cell, taps) =>
        {
            for (var c = 0; c < channels; c++)
            {
                var sum = bias[c] + taps.Sum(t => (double)input[(t.At * channels) + c] * weights[(t.Tap * channels) + c]);
                // Nine products below 1: rounding stays under 10 × 2⁻²⁴ × 10.
                Assert.Equal(sum, found[(cell * channels) + c], 1e-5);
            }
        });
    }

    private static int Cells(int length, int size, int stride, bool same) => same ? (length + stride - 1) / stride : ((length - size) / stride) + 1;

    private static float[] Draw(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (random.NextSingle() * 2) - 1)];

    /// <summary>For each output cell the input cells under its window, with the window's cell.</summary>
    private static void ForEachCell(
        int rows, int columns, int outRows, int outColumns, int size, int stride, bool same, Action<int, List<(int At, int Tap)>> act)
    {
        // TFLite's SAME: the smaller half of the padding goes before.
        int Before(int length, int cells) => same ? Math.Max(((cells - 1) * stride) + size - length, 0) / 2 : 0;
        for (var cell = 0; cell < outRows * outColumns; cell++)
        {
            var (top, left) = ((cell / outColumns * stride) - Before(rows, outRows), (cell % outColumns * stride) - Before(columns, outColumns));
            var taps = new List<(int, int)>();
            for (var tap = 0; tap < size * size; tap++)
            {
                var (y, x) = (top + (tap / size), left + (tap % size));
                if (y >= 0 && y < rows && x >= 0 && x < columns) taps.Add(((y * columns) + x, tap));
            }

            act(cell, taps);
        }
    }
}
