using System.Numerics;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Tests.Check;

public class CloseupCheckTests
{
    private const int Side = 400;
    private static readonly Vector3 Skin = new(0.42f, 0.255f, 0.183f);

    [Fact]
    public void RunCloseup_EvenlyLitSkin_IsNotRefused() =>
        Assert.Empty(PhotoChecks.Refusals(Run(static (_, _) => Skin)));

    [Fact]
    public void RunCloseup_Black_IsRefusedForLight() =>
        Assert.Equal("light", PhotoChecks.Refusals(Run(static (_, _) => Vector3.Zero))[0].Code);

    [Fact]
    public void RunCloseup_White_IsRefusedAsClippedAndGrey()
    {
        var codes = PhotoChecks.Refusals(Run(static (_, _) => Vector3.One)).Select(refusal => refusal.Code).ToList();
        Assert.Contains("clipped", codes);
        Assert.Contains("greyscale", codes);
    }

    [Fact]
    public void LightEven_OneSideFaded_IsTheLogarithmBetweenTheOuterThirds()
    {
        // Falls evenly in the logarithm by 1.8 across the frame: the middles of the outer thirds lie two thirds apart.
        var result = Result("light_even", static (x, _) => Skin * MathF.Exp(-1.8f * x / Side));
        // Medians stand on whole pixels of 133: half a pixel of 400 is worth 0.2.
        Assert.Equal(100 * 1.8 * 2 / 3, result.Value!.Value, 0.5);
        Assert.Equal(CheckOutcome.Flagged, result.Outcome);
    }

    [Fact]
    public void ColourCast_BlueLamp_IsFlagged() =>
        Assert.Equal(CheckOutcome.Flagged, Result("colour_cast", static (_, _) => Skin * new Vector3(0.6f, 1, 1.5f)).Outcome);

    [Theory]
    [InlineData(1, CheckOutcome.Passed)]
    [InlineData(6, CheckOutcome.Flagged)]
    [InlineData(16, CheckOutcome.Refused)]
    public void Noise_WhiteNoise_IsItsShareOfTheLight(double percent, CheckOutcome outcome)
    {
        var random = new Random(7);
        var result = Result("noise", (_, _) => Skin * (1 + (0.01f * (float)percent * Normal(random))));
        // The estimator's own scatter over 225 tiles is about 3 %; the curve of the sRGB code adds up to 2 % at 16 %.
        Assert.Equal(percent, result.Value!.Value, 0.06 * percent);
        Assert.Equal(outcome, result.Outcome);
    }

    [Fact]
    public void EditingSoftware_NamedInTheFile_IsFlagged()
    {
        var photo = TestPhoto.Of(16, 16, static (_, _) => Skin, software: "FaceTune 2.1", jpegQuality: 60);
        var results = PhotoChecks.RunCloseup(photo);
        Assert.Equal(CheckOutcome.Flagged, results.Single(result => result.Code == "editing_software").Outcome);
        Assert.Equal(CheckOutcome.Flagged, results.Single(result => result.Code == "jpeg_quality").Outcome);
    }

    [Fact]
    public void EditingSoftware_FirmwareOfACamera_Passes()
    {
        var photo = TestPhoto.Of(16, 16, static (_, _) => Skin, software: "17.4.1", jpegQuality: 95);
        Assert.True(PhotoChecks.RunCloseup(photo).Single(result => result.Code == "editing_software").Passed);
    }

    [Fact]
    public void RunCloseup_OnePixel_StillAnswers()
    {
        var results = PhotoChecks.RunCloseup(TestPhoto.Of(1, 1, static (_, _) => Skin));
        Assert.Empty(PhotoChecks.Refusals(results));
        Assert.Equal(CheckOutcome.NotMeasurable, results.Single(result => result.Code == "blur").Outcome);
    }

    [Fact]
    public void Blur_CheckerboardOutOfFocus_IsRefused()
    {
        var sharp = Plane.From(Side, Side, static (x, y) => ((x / 40) + (y / 40)) % 2 == 0 ? 1 : 0.6f);
        Assert.True(Result("blur", (x, y) => Skin * sharp[x, y]).Passed);
        var soft = Gaussian.Blur(sharp, 7);
        Assert.Equal(CheckOutcome.Refused, Result("blur", (x, y) => Skin * soft[x, y]).Outcome);
    }

    /// <summary>Twelve uniform numbers less six: nearly normal, of variance 1.</summary>
    private static float Normal(Random random) => (float)(Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6);

    private static CheckResult Result(string code, Func<int, int, Vector3> light) => Run(light).Single(result => result.Code == code);

    private static IReadOnlyList<CheckResult> Run(Func<int, int, Vector3> light) => PhotoChecks.RunCloseup(TestPhoto.Of(Side, Side, light));
}
