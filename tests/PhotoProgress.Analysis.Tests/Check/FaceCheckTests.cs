using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Tests.Align;

namespace PhotoProgress.Analysis.Tests.Check;

public class FaceCheckTests
{
    [FaceModelFact]
    public void Run_FlatFrontalFace_IsNeitherRefusedNorFlaggedForLightPoseOrCover()
    {
        var results = new SyntheticFace().Results();
        Assert.Empty(PhotoChecks.Refusals(results.Where(result => result.Code != "smoothing").ToList()));
        Assert.All(results.Where(result => result.RefusalCode is "light" or "pose" or "occluded" or "colour_cast" or "clipped"), result =>
            Assert.True(result.Outcome is CheckOutcome.Passed, result.ToString()));
    }

    [FaceModelFact]
    public void Run_FlatSkinBesideSharpEyes_IsRefusedAsFiltered() =>
        Assert.Equal(CheckOutcome.Refused, new SyntheticFace().Check("smoothing").Outcome);

    [FaceModelTheory]
    [InlineData(0, CheckOutcome.Passed)]
    [InlineData(10, CheckOutcome.Flagged)]
    [InlineData(-25, CheckOutcome.Refused)]
    public void PoseYaw_TurnedMesh_IsMeasured(float degrees, CheckOutcome outcome)
    {
        var result = new SyntheticFace(new Vector3(degrees, 0, 0)).Check("pose_yaw");
        // The rigid fit of a rigidly turned mesh is exact; a hundredth of a degree is rounding in single precision.
        Assert.Equal(degrees, result.Value!.Value, 0.01);
        Assert.Equal(outcome, result.Outcome);
    }

    [FaceModelFact]
    public void PosePitchAndRoll_TurnedMesh_AreMeasured()
    {
        var results = new SyntheticFace(new Vector3(0, 20, -10)).Results();
        Assert.Equal(20, results.Single(result => result.Code == "pose_pitch").Value!.Value, 0.01);
        Assert.Equal(-10, results.Single(result => result.Code == "pose_roll").Value!.Value, 0.01);
        Assert.All(results.Where(result => result.Code is "pose_pitch" or "pose_roll"), result => Assert.Equal(CheckOutcome.Flagged, result.Outcome));
    }

    [FaceModelTheory]
    [InlineData(3.0, CheckOutcome.Passed)]
    [InlineData(2.0, CheckOutcome.Flagged)]
    [InlineData(1.5, CheckOutcome.Refused)]
    public void Resolution_GivenScale_IsHeldAgainstBothLimits(double pixelsPerMm, CheckOutcome outcome) =>
        Assert.Equal(outcome, new SyntheticFace().Check("resolution", pixelsPerMm).Outcome);

    [FaceModelTheory]
    [InlineData(1.25f, CheckOutcome.Passed)]
    [InlineData(1.6f, CheckOutcome.Flagged)]
    [InlineData(2.4f, CheckOutcome.Refused)]
    public void LightSides_OneHalfBrighter_IsTheLogarithmOfTheRatio(float ratio, CheckOutcome outcome)
    {
        // The picture's right is the client's left. Both cheeks lie wholly on their side.
        var result = new SyntheticFace().Relit((x, _) => x > 300 ? 1 : 1 / ratio).Check("light_sides");
        // 16-bit codes and the resampler's table of 512 steps: far below a thousandth.
        Assert.Equal(100 * Math.Log(ratio), result.Value!.Value, 0.1);
        Assert.Equal(outcome, result.Outcome);
    }

    [FaceModelFact]
    public void LightHeight_ForeheadBrighter_IsTheLogarithmOfTheRatio()
    {
        var brows = new SyntheticFace().Face.Mesh[105].Y;
        var result = new SyntheticFace().Relit((_, y) => y < brows - 6 ? 1 : 0.5f).Check("light_height");
        Assert.Equal(100 * Math.Log(2), result.Value!.Value, 0.1);
        Assert.Equal(CheckOutcome.Flagged, result.Outcome);
    }

    [FaceModelFact]
    public void CastShadow_HardStripes_AreFlaggedAndSoftOnesAreNot()
    {
        // As through a blind, 20 mm apart, half of the light missing: ln 2. Smoothed by 0.75 mm and read over two pixels of the grid
        // (together 0.84 mm) a hard edge rises by ln 2 / (0.84·√2π) = 0.33 per mm; a sine of the same height by at most
        // 0.25/0.65·2π/20 = 0.12.
        const double PeriodPx = 20 * SyntheticFace.PixelsPerMm;
        static double Wave(int x) => Math.Sin(2 * Math.PI * x / PeriodPx);
        Assert.Equal(CheckOutcome.Flagged, new SyntheticFace().Relit((x, _) => Wave(x) > 0 ? 1 : 0.5f).Check("cast_shadow").Outcome);
        Assert.Equal(CheckOutcome.Passed, new SyntheticFace().Relit((x, _) => (float)(0.75 + (0.25 * Wave(x)))).Check("cast_shadow").Outcome);
    }

    [FaceModelFact]
    public void Underexposed_AllLightDown_IsRefusedWithAdvice()
    {
        var results = new SyntheticFace().Relit(static (_, _) => 0.2f).Results();
        var refusal = Assert.Single(PhotoChecks.Refusals(results), refusal => refusal.Code == "light");
        // The discs in the eyes: 0.6 × 0.2 of white.
        Assert.Equal(12, results.Single(result => result.Code == "underexposed").Value!.Value, 0.5);
        Assert.Contains("the limit is 14 % of white", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("light", refusal.Advice, StringComparison.Ordinal);
    }

    [FaceModelFact]
    public void TooDark_HalfOfTheFaceBlack_IsRefused() =>
        Assert.Equal(CheckOutcome.Refused, new SyntheticFace().Relit(static (x, _) => x < 300 ? 0.005f : 1).Check("too_dark").Outcome);

    [FaceModelFact]
    public void Clipped_PatchOfFullLight_IsFlagged()
    {
        var result = new SyntheticFace().Relit(static (x, y) => x is > 400 and < 440 && y is > 330 and < 420 ? 5 : 1).Check("clipped");
        Assert.Equal(CheckOutcome.Flagged, result.Outcome);
    }

    [FaceModelFact]
    public void Greyscale_WithoutColour_IsRefused() =>
        Assert.Equal(CheckOutcome.Refused, new SyntheticFace().Grey().Check("greyscale").Outcome);

    [FaceModelFact]
    public void CoveredPeriorbital_DarkGlasses_RefusesAsOccluded()
    {
        var results = new SyntheticFace().Painted(RegionNames.Periorbital, new Vector3(0.01f)).Results();
        var covered = results.Single(result => result.Code == "covered_periorbital");
        Assert.Equal(CheckOutcome.Refused, covered.Outcome);
        Assert.InRange(covered.Value!.Value, 95, 100);
        Assert.Contains(PhotoChecks.Refusals(results), refusal => refusal.Code == "occluded");
    }

    [FaceModelFact]
    public void CoveredForehead_Cap_FlagsOnlyTheForehead()
    {
        var results = new SyntheticFace().Painted(RegionNames.Forehead, new Vector3(0.02f, 0.02f, 0.03f)).Results();
        Assert.Equal(CheckOutcome.Flagged, results.Single(result => result.Code == "covered_forehead").Outcome);
        Assert.Equal(CheckOutcome.NotMeasurable, results.Single(result => result.Code == "light_height").Outcome);
        Assert.Equal(1, results.Single(result => result.Code == "covered_regions").Value);
    }

    [FaceModelFact]
    public void Run_WithoutFace_RefusesOnceAndMeasuresNothingOnSkin()
    {
        var photo = TestPhoto.Of(64, 48, static (_, _) => new Vector3(0.3f));
        var results = new PhotoChecks(FaceModel.Pose).Run(photo, [], null);
        Assert.Equal("no_face", Assert.Single(PhotoChecks.Refusals(results)).Code);
        Assert.Equal(CheckOutcome.NotMeasurable, results.Single(result => result.Code == "blur").Outcome);
        Assert.Null(PhotoChecks.GradeOf(results));
    }

    [FaceModelFact]
    public void Run_SecondFaceAsLarge_IsRefused()
    {
        var face = new SyntheticFace().Face;
        var photo = TestPhoto.Of(600, 700, static (_, _) => new Vector3(0.3f));
        var results = new PhotoChecks(FaceModel.Pose).Run(photo, [face, face], SyntheticFace.PixelsPerMm);
        Assert.Contains(PhotoChecks.Refusals(results), refusal => refusal.Code == "several_faces");
    }

    [FaceModelFact]
    public void Run_BlackOnePixelPhoto_StillAnswers()
    {
        var photo = TestPhoto.Of(1, 1, static (_, _) => Vector3.Zero);
        var results = new PhotoChecks(FaceModel.Pose).Run(photo, [new SyntheticFace().Face], SyntheticFace.PixelsPerMm);
        Assert.Contains(PhotoChecks.Refusals(results), refusal => refusal.Code == "light");
        Assert.All(results, result => Assert.True(result.Value is null || double.IsFinite(result.Value.Value)));
    }

    [FaceModelTheory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    public void Run_ImpossibleScale_Throws(double pixelsPerMm) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticFace().Results(pixelsPerMm));

    [FaceModelFact]
    public void GradeOf_ThreeFlagsOfOneSmile_IsOneKind()
    {
        var flagged = new SyntheticFace().Check("pose_yaw") with { Outcome = CheckOutcome.Flagged };
        Assert.Equal(Grade.B, PhotoChecks.GradeOf([.. Enumerable.Repeat(flagged, 5)]));
        Assert.Equal(Grade.C, PhotoChecks.GradeOf([.. Enumerable.Range(0, 4).Select(i => flagged with { RefusalCode = $"{i}" })]));
        Assert.Equal(Grade.A, PhotoChecks.GradeOf([flagged with { Outcome = CheckOutcome.Passed }]));
    }
}
