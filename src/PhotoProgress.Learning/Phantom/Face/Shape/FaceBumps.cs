using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Where on the canonical face each trait acts. Places and radii were chosen by eye on the mesh.</summary>
internal static class FaceBumps
{
    public static IEnumerable<Bump> Of(FaceTraits t) =>
    [
        new(new(14, -9, 56), 9, new((float)t.NoseWidth, 0, 0)),
        new(new(0, -10, 72), 15, new(0, -(float)t.NoseLength, 0)),
        new(new(0, -5, 75), 13, new(0, 0, (float)t.NoseProjection)),
        new(new(0, 20, 59), 11, new(0, 0, (float)t.NoseBridge)),
        new(new(62, -52, -5), 28, new((float)t.JawWidth, 0, 0)),
        new(new(0, -90, 44), 20, new(0, -(float)t.ChinLength, (float)t.ChinProjection)),
        new(new(50, 5, 32), 15, new((float)(0.6 * t.Cheekbones), 0, (float)t.Cheekbones)),
        new(new(44, -32, 30), 18, new((float)(0.6 * t.CheekFullness), 0, (float)t.CheekFullness)),
        new(new(0, -36, 59), 9, new(0, (float)(0.6 * t.UpperLip), (float)t.UpperLip)),
        new(new(0, -52, 56), 9, new(0, -(float)(0.7 * t.LowerLip), (float)t.LowerLip)),
        new(new(24, -43, 43), 9, new((float)t.MouthWidth, 0, 0)),
        new(new(30, 46, 47), 13, new(0, 0, (float)t.BrowRidge)),
        new(new(32, 46, 46), 11, new(0, (float)t.BrowHeight, 0)),
        new(new(32, 26, 38), 14, new((float)t.EyeSpacing, 0, 0)),
        new(new(46, 27, 31), 8, new(0, (float)t.EyeSlant, 0)),
        new(new(0, 72, 50), 26, new(0, 0, (float)t.Forehead)),
    ];
}
