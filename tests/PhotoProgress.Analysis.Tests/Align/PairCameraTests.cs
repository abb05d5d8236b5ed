using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Tests.Align;

public class PairCameraTests
{
    private static readonly CaptureRecord Phone = CaptureRecord.Unknown with
    {
        CameraMake = "Maker",
        CameraModel = "Phone 12",
        Lens = "back camera 4.2mm",
        FocalLengthMm = 4.2,
        FocalLength35Mm = 26,
        Software = "17.1",
    };

    [Fact]
    public void Check_OneCamera_Passes()
    {
        // Exposure, sensitivity, the system's version and a rounded focal length may differ.
        var check = PairCamera.Check(Phone, Phone with { Software = "17.2", Iso = 400, ExposureSeconds = 0.01, FNumber = 2.2, FocalLength35Mm = 27, CameraModel = "phone 12 " });
        Assert.Equal((0.0, CheckOutcome.Passed, null), (check.Value!.Value, check.Outcome, check.Advice));
        Assert.Null(check.RefusalLimit);
    }

    [Theory]
    [InlineData("Other", "back camera 4.2mm", 26.0, 1, "camera (Maker Phone 12; Maker Other)")]
    [InlineData("Phone 12", "front camera", 26.0, 1, "lens (back camera 4.2mm; front camera)")]
    [InlineData("Phone 12", "back camera 4.2mm", 52.0, 1, "focal length (26 mm; 52 mm)")]
    [InlineData("Other", "front camera", 30.5, 3, "lens (back camera 4.2mm; front camera), focal length (26 mm; 30.5 mm)")]
    public void Check_AnotherCameraLensOrZoom_IsFlaggedAndNamed(string model, string lens, double focal, int differences, string named)
    {
        var check = PairCamera.Check(Phone, Phone with { CameraModel = model, Lens = lens, FocalLength35Mm = focal });
        Assert.Equal((differences, CheckOutcome.Flagged), ((int)check.Value!.Value, check.Outcome));
        Assert.Contains(named, check.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_NoEquivalentFocalLength_TakesTheLensesOwn()
    {
        var (before, after) = (Phone with { FocalLength35Mm = null }, Phone with { FocalLength35Mm = null, FocalLengthMm = 6.9 });
        Assert.Contains("focal length (4.2 mm; 6.9 mm)", PairCamera.Check(before, after).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OneFileTellsNothing_IsNotMeasurable()
    {
        var check = PairCamera.Check(Phone, CaptureRecord.Unknown);
        Assert.Equal((null, CheckOutcome.NotMeasurable, null), (check.Value, check.Outcome, check.Advice));
    }

    [Fact]
    public void Check_Swapped_CountsTheSame()
    {
        var other = Phone with { CameraModel = "Other", FocalLength35Mm = 50 };
        Assert.Equal(PairCamera.Check(Phone, other).Value, PairCamera.Check(other, Phone).Value);
    }
}
