using PhotoProgress.Learning.Phantom.Truth;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

public class PhantomSetTests
{
    private static readonly TrainingRecipe Recipe = new(Seed: 11, Subjects: 3, CapturesPerSubject: 2);

    [Fact]
    public void Render_Twice_GivesTheSameRowsInOrder()
    {
        var (once, again) = (PhantomSet.Render(Recipe, [2, 0]), PhantomSet.Render(Recipe, [2, 0]));

        Assert.Equal([(2, 0), (2, 1), (0, 0), (0, 1)], once.Select(example => (example.Subject, example.Capture)));
        Assert.All(once.Zip(again), pair => Assert.True(pair.First.Features.Values.SequenceEqual(pair.Second.Features.Values)));
        Assert.Equal(once.Select(example => example.Truth), again.Select(example => example.Truth));
    }

    [Fact]
    public void Photos_OfASubject_StayInTheRangesOfTheRecipe() => Assert.All(PhantomSet.Photos(Recipe, 1), photo =>
    {
        Assert.InRange(photo.Conditions["pixels_per_mm"], PatchSetup.CoarsestPixelsPerMm, PatchSetup.FinestPixelsPerMm);
        Assert.InRange(photo.Conditions["area"], PatchSetup.LeastAreaCm2, PatchSetup.MostAreaCm2);
        Assert.Equal(photo.Conditions["pixels_per_mm"] * photo.Conditions["scale_taken"], photo.PixelsPerMmTaken);
        Assert.All(photo.Conditions.Values, value => Assert.True(double.IsFinite(value)));
    });

    [Fact]
    public void Photos_OfOneSet_ShareTheirRoomAndNotTheirTreatment()
    {
        var photos = PhantomSet.Photos(Recipe, 1).ToArray();

        // Lamps move by at most 4° off the axis between two days.
        Assert.InRange(photos[1].Conditions["light_off_axis"] - photos[0].Conditions["light_off_axis"], -4, 4);
        Assert.Equal(photos[0].Conditions["area"], photos[1].Conditions["area"]);
        Assert.NotEqual(PhantomSet.AmountsOf(photos[0].Truth), PhantomSet.AmountsOf(photos[1].Truth));
    }

    [Fact]
    public void AmountsOf_ATruth_IsTheGeometricMeanOfTwoBands()
    {
        var truth = new RegionTruth(
            100, new Dictionary<string, double?> { ["0.2-0.5mm"] = 50, ["0.5-1mm"] = 2, ["1-3mm"] = 8, ["3-8mm"] = 90 },
            new UnevennessTruth(1, 1, 1), new UnevennessTruth(1, 1, 1), 1, 40, Texture: 9, Evenness: 0.3, Redness: 0.2);

        Assert.Equal(new TrueAmounts(4, 0.3, 0.2), PhantomSet.AmountsOf(truth)); // √(2·8)
    }
}
