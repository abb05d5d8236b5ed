namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// Which of the 468 points is what. Left and right are the client's own: the right eye is at the picture's left. Chains run
/// point to neighbouring point; closed ones do not repeat their first point. Source: the edge lists that the package
/// @mediapipe/face_mesh 0.4.1657299874 exports (FACEMESH_LIPS, _LEFT_EYE, _RIGHT_EYE, _LEFT_EYEBROW, _RIGHT_EYEBROW, _FACE_OVAL).
/// The iris is not among the 468 points.
/// </summary>
public static class MeshTopology
{
    public const int PointCount = 468;

    public const int RightEyeOuterCorner = 33;
    public const int RightEyeInnerCorner = 133;
    public const int LeftEyeOuterCorner = 263;
    public const int LeftEyeInnerCorner = 362;
    public const int RightMouthCorner = 61;
    public const int LeftMouthCorner = 291;
    public const int NoseTip = 1;
    public const int NoseBase = 2;
    public const int NoseBridge = 168;
    public const int ForeheadTop = 10;
    public const int ChinTip = 152;
    public const int UpperInnerLip = 13;
    public const int LowerInnerLip = 14;

    /// <summary>Lids, outer corner to inner corner, both corners included.</summary>
    public static IReadOnlyList<int> RightUpperLid { get; } = [33, 246, 161, 160, 159, 158, 157, 173, 133];

    public static IReadOnlyList<int> RightLowerLid { get; } = [33, 7, 163, 144, 145, 153, 154, 155, 133];

    public static IReadOnlyList<int> LeftUpperLid { get; } = [263, 466, 388, 387, 386, 385, 384, 398, 362];

    public static IReadOnlyList<int> LeftLowerLid { get; } = [263, 249, 390, 373, 374, 380, 381, 382, 362];

    /// <summary>Eye openings, closed.</summary>
    public static IReadOnlyList<int> RightEye { get; } = Ring(RightLowerLid, RightUpperLid);

    public static IReadOnlyList<int> LeftEye { get; } = Ring(LeftLowerLid, LeftUpperLid);

    /// <summary>Brows, closed: lower edge outwards to inwards, then the upper edge back.</summary>
    public static IReadOnlyList<int> RightBrow { get; } = [46, 53, 52, 65, 55, 107, 66, 105, 63, 70];

    public static IReadOnlyList<int> LeftBrow { get; } = [276, 283, 282, 295, 285, 336, 296, 334, 293, 300];

    /// <summary>Lips, closed: from the right corner along the lower lip to the left corner and back along the upper lip.</summary>
    public static IReadOnlyList<int> OuterLips { get; } =
        [61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185];

    public static IReadOnlyList<int> InnerLips { get; } =
        [78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191];

    /// <summary>Outline of the face, closed, clockwise in the picture from the middle of the forehead; it ends below the hairline.</summary>
    public static IReadOnlyList<int> FaceOval { get; } =
    [
        10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377,
        152, 148, 176, 149, 150, 136, 172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
    ];

    /// <summary>Outline of the nose, closed, clockwise in the picture from the bridge; chosen by eye on the labelled mesh.</summary>
    public static IReadOnlyList<int> Nose { get; } =
        [168, 417, 465, 343, 437, 420, 429, 279, 358, 327, 326, 2, 97, 98, 129, 49, 209, 198, 217, 114, 245, 193];

    /// <summary>Ridge of the nose, bridge to base.</summary>
    public static IReadOnlyList<int> NoseRidge { get; } = [168, 6, 197, 195, 5, 4, 1, 19, 94, 2];

    /// <summary>Rims of the nostrils, closed, clockwise (right) and counter-clockwise (left); chosen by eye on the labelled mesh.</summary>
    public static IReadOnlyList<int> RightNostril { get; } = [218, 237, 44, 241, 242, 99, 60, 75, 59, 166];

    public static IReadOnlyList<int> LeftNostril { get; } = [438, 457, 274, 461, 462, 328, 290, 305, 289, 392];

    private static int[] Ring(IReadOnlyList<int> there, IReadOnlyList<int> back) => [.. there, .. back.Skip(1).SkipLast(1).Reverse()];
}
