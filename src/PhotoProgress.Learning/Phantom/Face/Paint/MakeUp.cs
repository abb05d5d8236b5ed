using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>Foundation: it evens pigments and fills fine hollows. The skin under it stays what it is.</summary>
internal static class MakeUp
{
    private const double EvenMm = 25;
    private const double FilledMm = 0.35;

    /// <summary>Of a full cover: how much of the unevenness goes, and of the fine relief.</summary>
    private const float PigmentHidden = 0.85f;
    private const float ReliefFilled = 0.65f;

    /// <param name="amount">0 none, 1 a full cover.</param>
    public static SkinMaps Over(SkinMaps maps, double amount) => amount <= 0 ? maps : maps with
    {
        Melanin = Toward(maps.Melanin, EvenMm * maps.PixelsPerMm, PigmentHidden * (float)amount),
        Haemoglobin = Toward(maps.Haemoglobin, EvenMm * maps.PixelsPerMm, PigmentHidden * (float)amount),
        HeightMm = Toward(maps.HeightMm, FilledMm * maps.PixelsPerMm, ReliefFilled * (float)amount),
    };

    private static Plane Toward(Plane plane, double sigmaPx, float share)
    {
        var smooth = Gaussian.Blur(plane, sigmaPx);
        for (var i = 0; i < smooth.Samples.Length; i++) smooth.Samples[i] = plane.Samples[i] + (share * (smooth.Samples[i] - plane.Samples[i]));
        return smooth;
    }
}
