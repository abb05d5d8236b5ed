using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Tests.Align;

public class FaceMasksTests
{
    private const double PhotoPixelsPerMm = 8;

    /// <summary>
    /// A forehead drawn on a grid of 2.67 pixels per millimetre and enlarged, against one drawn on the fine grid: the edge is a ramp of
    /// 1 mm, a pixel's centre is off by at most half a coarse pixel, 0.19 mm, and bilinear reading cuts its two kinks: 0.3 at most, and nothing on the whole.
    /// </summary>
    [FaceModelFact]
    public void On_FineFrame_IsTheSameMaskAsOnACoarseOne()
    {
        var face = Oval();
        var frame = FaceFrame.Around(face, PhotoPixelsPerMm, 8);
        var coarse = frame.AtPitch(8.0 / 3);
        var forehead = FaceRegions.On(frame, face)[RegionNames.Forehead];
        var drawn = FaceRegions.On(coarse, face)[RegionNames.Forehead];
        double difference = 0;
        for (var y = 3; y < drawn.Height - 3; y++)
            for (var x = 3; x < drawn.Width - 3; x++) difference = Math.Max(difference, Math.Abs(drawn[x, y] - forehead[(3 * x) + 1, (3 * y) + 1]));
        Assert.InRange(difference, 0, 1e-5); // the middles of coarse pixels are read as they are
        Assert.Equal(1, 9 * drawn.Samples.Sum() / forehead.Samples.Sum(), 0.01);
    }

    [FaceModelFact]
    public void Open_DarkPatchOnACheek_IsNotCounted()
    {
        var face = Oval();
        var frame = FaceFrame.Around(face, PhotoPixelsPerMm, 8);
        var light = Light(frame);
        var plain = FaceMasks.Of(light, frame, face).Open(0.1).ToDictionary(region => region.Name);
        var cheek = plain[RegionNames.LeftCheek].Window;
        for (var y = cheek.Top; y < cheek.Top + (cheek.Height / 3); y++)
            for (var x = cheek.Left; x < cheek.Left + cheek.Width; x++)
                (light.R[x, y], light.G[x, y], light.B[x, y]) = (0.02f, 0.02f, 0.02f);
        var patched = FaceMasks.Of(light, frame, face);
        var open = patched.Open(0.1).ToDictionary(region => region.Name);
        Assert.InRange(Total(open[RegionNames.LeftCheek]) / Total(plain[RegionNames.LeftCheek]), 0.2, 0.8);
        Assert.Equal(1, Total(open[RegionNames.RightCheek]) / Total(plain[RegionNames.RightCheek]), 1e-3);
        Assert.DoesNotContain(RegionNames.LeftCheek, patched.Open(0.9).Select(region => region.Name));
    }

    [FaceModelFact]
    public void Face_EveryRegion_LiesInside()
    {
        var face = Oval();
        var frame = FaceFrame.Around(face, PhotoPixelsPerMm, 8);
        var masks = FaceMasks.Of(Light(frame), frame, face);
        var whole = masks.Face();
        Assert.All(masks.Open(0), region =>
        {
            var part = region.Window.Of(whole);
            for (var i = 0; i < part.Samples.Length; i++) Assert.True(region.Weights.Samples[i] <= part.Samples[i] + 1e-6f);
        });
    }

    private static double Total(OpenRegion region) => region.Weights.Samples.Sum(weight => (double)weight);

    private static LinearRgb Light(FaceFrame frame)
    {
        Plane Flat(float value) => Plane.From(frame.Width, frame.Height, (_, _) => value);
        return new LinearRgb(Flat(0.5f), Flat(0.3f), Flat(0.2f));
    }

    /// <summary>The canonical face from the front, 10 mm to its unit.</summary>
    private static Face Oval()
    {
        var toPhoto = new Vector3(1, -1, -1) * (float)(10 * PhotoPixelsPerMm);
        return new Face([.. FaceModel.Canonical.Points.Select(point => (point * toPhoto) + new Vector3(800, 900, 0))], 1, 1, default);
    }
}
