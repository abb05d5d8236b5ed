using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Tests.Align;

public class FaceScaleTests
{
    [FacePhotosFact]
    public void FromEyeDistance_LondonFaces_FollowsTheHandSetPupils()
    {
        var ratios = FaceModel.London("03")
            .Select(name => FaceScale.FromEyeDistance(FaceModel.FaceIn(name)).PixelsPerMm * FaceScale.MeanEyeDistanceMm / HandPoints.Of(name).EyeDistance)
            .ToList();
        // The stated error of the guessed pupils: 3 %; its mean over 27 faces within two standard errors of 1.
        Assert.InRange(ratios.Average(), 1 - (2 * 0.03 / Math.Sqrt(27)), 1 + (2 * 0.03 / Math.Sqrt(27)));
        Assert.InRange(Math.Sqrt(ratios.Average(r => Math.Pow(r - ratios.Average(), 2))), 0, 0.035);
    }

    [FacePhotosFact]
    public void FromEyeDistance_HalfTheSize_IsHalf()
    {
        const string Name = "london/105_03.jpg";
        var whole = FaceScale.FromEyeDistance(FaceModel.FaceIn(Name));
        var half = FaceScale.FromEyeDistance(Assert.Single(FaceModel.Finder.Find(PhotoCopy.Scaled(FaceModel.Image(Name), 0.5f).Image)));
        // Jitter of the pupils, 0.3 % each.
        Assert.Equal(0.5, half.PixelsPerMm / whole.PixelsPerMm, 0.5 * 0.006);
        Assert.Equal("eye_distance", whole.Source);
    }

    [FacePhotosFact]
    public void FromEyeDistance_TurnedFace_ErrorGrows()
    {
        var frontal = FaceScale.FromEyeDistance(FaceModel.FaceIn("london/002_03.jpg")).StandardErrorPercent;
        var turned = FaceScale.FromEyeDistance(FaceModel.FaceIn("interfaces/if_040.jpg")).StandardErrorPercent;
        // √(6.0² + 3.0²) percent for a frontal face: people differ, and pupils are guessed.
        Assert.Equal(6.7, frontal, 0.1);
        Assert.True(turned > frontal + 0.5, $"{turned}");
    }
}
