using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class CloseupAlignerTests
{
    private static readonly string[] People = ["london/002_03.jpg", "london/010_03.jpg", "london/105_03.jpg", "london/141_03.jpg"];

    [Fact]
    public void ScaleOf_LandscapeAndPortrait_TakesTheLongSideForSixtyMillimetres()
    {
        Assert.Equal(new PhotoScale(10, "unknown", 50), CloseupAligner.ScaleOf(new SrgbImage(600, 400, new ushort[600 * 400 * 3])));
        Assert.Equal(10, CloseupAligner.ScaleOf(new SrgbImage(400, 600, new ushort[600 * 400 * 3])).PixelsPerMm);
    }

    // 540 px for 60 mm: 9 pixels a millimetre. Search and registration are good to 0.05 px on a grid of 4 pixels a millimetre: 0.11 px
    // here, in turn and scale over half of the frame 0.11/270.
    [Fact]
    public void Align_TurnedScaledShifted_FindsTheSkinToATenthOfAPixel()
    {
        var move = new Similarity(1.06 * Math.Cos(0.07), 1.06 * Math.Sin(0.07), 12, -25);
        var aligned = CloseupAligner.Align(Photo(1, new Similarity(1, 0, 0, 0)), Photo(1, move), false);
        Assert.Equal(1.06, aligned.Pair.RelativeScale, 0.002);
        Assert.Equal(9, aligned.Pair.PixelsPerMm, 1e-9);
        Assert.InRange(SameSkin.Marks(aligned.Pair, [RegionNames.Frame]), 0.98, 1);
        var (before, after) = (Luminance.Of(aligned.Pair.Before), Luminance.Of(aligned.Pair.After));
        var weights = aligned.Pair.Regions[RegionNames.Frame];
        // A shift of 0.11 px leaves 2π·0.11/6 = 12 % of the amplitude of waves of 6 px, and 3 % of the texture of some 25 px on the whole.
        Assert.InRange(Rms(LogLight.Of(before), LogLight.Of(after), weights) / Rms(LogLight.Of(before), null, weights), 0, 0.05);
    }

    [Fact]
    public void Align_LargePhotos_StayWithinTheFinestGrid()
    {
        var photo = Photo(2, new Similarity(2.5, 0, 0, 0), 1350, 900);
        var pair = CloseupAligner.Align(photo, photo, true).Pair;
        Assert.Equal((CloseupAligner.FinestPixelsPerMm, 960, 640), (pair.PixelsPerMm, pair.Before.Width, pair.Before.Height));
        Assert.Equal(pair.Before.G.Samples, pair.After.G.Samples);
        Assert.Equal((1, 0), (Math.Round(pair.RelativeScale, 9), pair.ResidualMm));
    }

    // The border is 3 mm, 27 px, half of its softness (1 mm, 9 px) inwards; the photo after shows nothing left of 100 px.
    [Fact]
    public void Align_PartlyOverlapping_MeasuresOnlyWhatBothShow()
    {
        var pair = CloseupAligner.Align(Photo(3, new Similarity(1, 0, 0, 0)), Photo(3, new Similarity(1, 0, -100, 0)), false).Pair;
        var mask = pair.Expected[RegionNames.Frame];
        Assert.Equal((0, 0, 0), (mask[20, 180], mask[100 + 20, 180], mask[300, 20]));
        Assert.Equal((1, 1), (mask[100 + 34, 180], mask[300, 34]));
        Assert.Empty(pair.Edges);
    }

    [Fact]
    public void OfCloseups_OtherSkin_IsAnotherPlace() =>
        Assert.Equal(CheckOutcome.Refused, Outcome(Photo(4, new Similarity(1, 0, 0, 0)), Photo(5, new Similarity(1, 0, 0, 0))));

    [FacePhotosFact]
    public void OfCloseups_NuisanceCopiesOfRealSkin_AreTheSamePlace()
    {
        var random = new Random(21);
        Assert.All(People, name => Assert.All(new[] { CloseupCrop.Forehead, CloseupCrop.RightCheek }, point =>
            Assert.Equal(CheckOutcome.Passed, Outcome(CloseupCrop.Of(name, point), CloseupCrop.Of(name, point, random)))));
    }

    [FacePhotosFact]
    public void OfCloseups_SameForeheadSmiling_IsMostlyTheSamePlace()
    {
        var same = People.Count(name => Outcome(
            CloseupCrop.Of(name, CloseupCrop.Forehead), CloseupCrop.Of(name.Replace("_03", "_08", StringComparison.Ordinal), CloseupCrop.Forehead)) != CheckOutcome.Refused);
        Assert.InRange(same, 3, 4);
    }

    [FacePhotosFact]
    public void OfCloseups_OtherPersonOrOtherPlace_AreRefused() => Assert.All(Enumerable.Range(0, People.Length), i =>
    {
        var forehead = CloseupCrop.Of(People[i], CloseupCrop.Forehead);
        Assert.Equal(CheckOutcome.Refused, Outcome(forehead, CloseupCrop.Of(People[(i + 1) % People.Length], CloseupCrop.Forehead)));
        Assert.Equal(CheckOutcome.Refused, Outcome(CloseupCrop.Of(People[i], CloseupCrop.RightCheek), CloseupCrop.Of(People[i], CloseupCrop.LeftCheek)));
    });

    /// <summary>The worse of the two checks that speak about the place.</summary>
    private static CheckOutcome Outcome(SrgbImage before, SrgbImage after) => PairChecks
        .OfCloseups(CloseupAligner.Align(before, after, false), null)
        .Where(check => check.RefusalCode == "different_place_suspected").Max(check => check.Outcome);

    private static SrgbImage Photo(int seed, Similarity move, int width = 540, int height = 360)
    {
        var texture = SyntheticSkin.Texture(seed, 0.7, 15, 60);
        var back = move.Inverse();
        return SyntheticSkin.Photo(SyntheticSkin.Light(Plane.From(width, height, (x, y) =>
        {
            var (u, v) = back.Apply(x, y);
            return (float)texture(u / 9, v / 9);
        })));
    }

    private static double Rms(Plane a, Plane? b, Plane weights)
    {
        double sum = 0, total = 0;
        var mean = b is null ? a.Samples.Zip(weights.Samples, static (v, w) => (double)v * w).Sum() / weights.Samples.Sum() : 0;
        for (var i = 0; i < a.Samples.Length; i++)
        {
            var difference = a.Samples[i] - (b?.Samples[i] ?? mean);
            sum += weights.Samples[i] * difference * difference;
            total += weights.Samples[i];
        }

        return Math.Sqrt(sum / total);
    }
}
