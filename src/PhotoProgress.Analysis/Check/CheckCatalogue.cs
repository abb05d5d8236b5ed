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
        FaceFound.Check, SeveralFaces.Check, FaceResolution.Check, CameraDistance.Check, Perspective.Check,
        PoseYaw.Check, PosePitch.Check, PoseRoll.Check,
        SmileWidth.Check, SmileLift.Check, MouthOpen.Check, EyesClosed.Check,
        Blur.Check, Noise.Check,
        Underexposed.Check, TooDark.Check, Overexposed.Check, Clipping.Check,
        LightSides.Check, LightHeight.Check, CastShadow.Check,
        Greyscale.Check, ColourCast.Check,
        .. CoveredRegion.Checks, CoveredRegions.Check,
        Smoothing.Check, EditingSoftware.Check, JpegQuality.Check, EarlierCompression.Check, Blockiness.Check,
    ];

    /// <summary>What can be said of a close-up, which shows no face.</summary>
    public static IReadOnlyList<PhotoCheck> Closeup { get; } =
    [
        CloseupBlur.Check, Noise.Check,
        CloseupExposure.Check, TooDark.Check, Overexposed.Check, Clipping.Check, CloseupEvenness.Check,
        Greyscale.Check, ColourCast.Check,
        EditingSoftware.Check, JpegQuality.Check, EarlierCompression.Check, Blockiness.Check,
    ];
}
