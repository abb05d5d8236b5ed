using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>How one photo of a face is taken, and what the client does while it is.</summary>
/// <param name="Light">Lamps.</param>
/// <param name="Camera">Camera; its lengths in pixels hold for a picture of <see cref="FaceSize.Standard"/>.</param>
public sealed record FaceCapture(LightRig Light, CameraSettings Camera)
{
    /// <summary>Positive turns the nose to the picture's right.</summary>
    public double YawDegrees { get; init; }

    /// <summary>Positive lifts the chin.</summary>
    public double PitchDegrees { get; init; }

    /// <summary>Positive turns clockwise in the picture.</summary>
    public double RollDegrees { get; init; }

    /// <summary>From the camera to the middle of the head, mm; decides the perspective.</summary>
    public double DistanceMm { get; init; } = 1800;

    /// <summary>Size of the face in the picture over the usual one.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Where the face stands off the usual place, mm.</summary>
    public double ShiftXMm { get; init; }

    /// <summary>Where the face stands off the usual place, mm; positive is down.</summary>
    public double ShiftYMm { get; init; }

    /// <summary>0 neutral, 1 a broad smile with closed lips.</summary>
    public double Smile { get; init; }

    /// <summary>0 bare skin, 1 a full cover of make-up.</summary>
    public double MakeUp { get; init; }

    /// <summary>Amounts of the skin on that day; null is the person's own.</summary>
    public SkinAmounts? Skin { get; init; }

    /// <summary>Everything beside light and camera, by name with its unit, as it stands in the truth.</summary>
    public IReadOnlyDictionary<string, double> Nuisance() => new SortedDictionary<string, double>(StringComparer.Ordinal)
    {
        ["distanceMm"] = DistanceMm,
        ["makeUp"] = MakeUp,
        ["pitchDegrees"] = PitchDegrees,
        ["rollDegrees"] = RollDegrees,
        ["scale"] = Scale,
        ["shiftXMm"] = ShiftXMm,
        ["shiftYMm"] = ShiftYMm,
        ["smile"] = Smile,
        ["yawDegrees"] = YawDegrees,
    };

    public CameraSettings CameraAt(FaceSize size)
    {
        var ratio = size.PixelsPerMm / FaceSize.Standard.PixelsPerMm;
        return Camera with { DefocusSigmaPx = Camera.DefocusSigmaPx * ratio, BeautySigmaPx = Camera.BeautySigmaPx * ratio };
    }
}
