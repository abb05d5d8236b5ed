using PhotoProgress.Analysis.Check.Colour;
using PhotoProgress.Analysis.Check.Cover;
using PhotoProgress.Analysis.Check.Detail;
using PhotoProgress.Analysis.Check.Files;
using PhotoProgress.Analysis.Check.Framing;
using PhotoProgress.Analysis.Check.Lighting;

namespace PhotoProgress.Analysis.Check;

/// <summary>Every check of a photo, in the order in which results stand.</summary>
internal static class CheckCatalogue
{
    public static IReadOnlyList<PhotoCheck> Face { get; } =
    [
        FaceFound.Check, SeveralFaces.Check, FaceResolution.Check, Perspective.Check,
        PoseYaw.Check, PosePitch.Check, PoseRoll.Check, SmileWidth.Check, SmileLift.Check, MouthOpen.Check, EyesClosed.Check,
        Blur.Check, Smoothing.Check, Smoothing1.Check, Smoothing2.Check, Smoothing3.Check, Smoothing4.Check, Noise.Check,
        Exposure.Check, DarkSkin.Check, Clipping.Check, LightSides.Check, LightHeight.Check, LightUnderEyes.Check, CastShadow.Check, CastShadow1.Check, CastShadow2.Check, CastShadow3.Check, CastShadow4.Check,
        Greyscale.Check, CastRg.Check, CastGb.Check,
        CoveredForehead.Check, CoveredPeriorbital.Check, CoveredNose.Check, CoveredLeftCheek.Check, CoveredRightCheek.Check, CoveredPerioral.Check, CoveredChin.Check,
        EyesCovered.Check, EyesCovered1.Check, EyesCovered2.Check,
        JpegQuality.Check, Blockiness.Check, EditingSoftware.Check,
    ];

    public static IReadOnlyList<PhotoCheck> Closeup { get; } =
    [
        Noise.Check, Exposure.Check, DarkSkin.Check, Clipping.Check, Greyscale.Check, JpegQuality.Check, Blockiness.Check, EditingSoftware.Check,
    ];

    public static PhotoCheck Get(string code) => Face.Concat(Closeup).First(check => check.Code == code);
}
