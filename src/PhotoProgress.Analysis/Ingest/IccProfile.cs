using System.Buffers.Binary;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>
/// Tells whether an ICC profile merely says "sRGB", by its numbers and not by its name: then the pixels are already right
/// and the 16-bit colour pipeline can be left out. Format: ICC.1:2010, sections 7.2, 10.5, 10.15, 10.27.
/// </summary>
internal static class IccProfile
{
    /// <summary>Where libvips keeps a file's profile.</summary>
    public const string Field = "icc-profile-data";

    /// <summary>
    /// sRGB's red, green and blue, adapted to D50 (the values every common sRGB profile carries). Half of the smallest
    /// relative step of an 8-bit code near white is 0.4 %, so 0.001 of light cannot change a code.
    /// </summary>
    private const double ColorantTolerance = 0.001;

    private static readonly (string Tag, double X, double Y, double Z)[] Colorants =
    [
        ("rXYZ", 0.4361, 0.2225, 0.0139), ("gXYZ", 0.3851, 0.7169, 0.0971), ("bXYZ", 0.1431, 0.0606, 0.7141),
    ];

    private static readonly string[] MatrixTags = ["rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"];

    /// <summary>
    /// Whether a profile is whole enough to convert an image of so many colour bands. libvips itself would fall back
    /// to a built-in profile without a word.
    /// </summary>
    public static bool Fits(ReadOnlySpan<byte> profile, int colourBands)
    {
        if (!IsProfile(profile)) return false;
        var byTable = !Tag(profile, "A2B0").IsEmpty;
        var space = profile.Slice(16, 4);
        return colourBands switch
        {
            1 => space.SequenceEqual("GRAY"u8) && (byTable || !Tag(profile, "kTRC").IsEmpty),
            3 => space.SequenceEqual("RGB "u8) && (byTable || IsMatrix(profile)),
            _ => space.SequenceEqual("CMYK"u8) && byTable,
        };
    }

    public static bool IsSrgb(ReadOnlySpan<byte> profile)
    {
        if (!IsProfile(profile)) return false;
        if (!profile.Slice(16, 8).SequenceEqual("RGB XYZ "u8) || !Tag(profile, "A2B0").IsEmpty) return false;
        foreach (var (tag, x, y, z) in Colorants)
        {
            var data = Tag(profile, tag);
            if (!Near(data, 0, x) || !Near(data, 1, y) || !Near(data, 2, z)) return false;
        }

        return IsSrgbCurve(Tag(profile, "rTRC")) && IsSrgbCurve(Tag(profile, "gTRC")) && IsSrgbCurve(Tag(profile, "bTRC"));
    }

    private static bool IsProfile(ReadOnlySpan<byte> profile) => profile.Length >= 132 && profile.Slice(36, 4).SequenceEqual("acsp"u8);

    private static bool IsMatrix(ReadOnlySpan<byte> profile)
    {
        foreach (var name in MatrixTags)
            if (Tag(profile, name).IsEmpty) return false;
        return true;
    }

    private static ReadOnlySpan<byte> Tag(ReadOnlySpan<byte> profile, string name)
    {
        var count = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(profile[128..]), (uint)(profile.Length - 132) / 12);
        for (var i = 0; i < (int)count; i++)
        {
            var entry = profile.Slice(132 + (i * 12), 12);
            if (!Matches(entry, name)) continue;
            long offset = BinaryPrimitives.ReadUInt32BigEndian(entry[4..]), size = BinaryPrimitives.ReadUInt32BigEndian(entry[8..]);
            return offset + size <= profile.Length ? profile.Slice((int)offset, (int)size) : [];
        }

        return [];
    }

    private static bool Matches(ReadOnlySpan<byte> entry, string name) =>
        entry[0] == name[0] && entry[1] == name[1] && entry[2] == name[2] && entry[3] == name[3];

    private static bool Near(ReadOnlySpan<byte> xyz, int component, double expected) =>
        xyz.Length >= 20 && xyz.StartsWith("XYZ "u8) && Math.Abs(Fixed(xyz[(8 + (component * 4))..]) - expected) <= ColorantTolerance;

    private static double Fixed(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt32BigEndian(bytes) / 65536.0;

    /// <summary>At each 8-bit code the curve must give the code's light to within half the step to the next code.</summary>
    private static bool IsSrgbCurve(ReadOnlySpan<byte> curve)
    {
        var light = SrgbTransfer.ToLinearTable;
        for (var code = 1; code < 255; code++)
        {
            double below = light[(code - 1) * 257], expected = light[code * 257];
            if (!(Math.Abs(Evaluate(curve, code / 255.0) - expected) <= (expected - below) / 2)) return false; // NaN fails too
        }

        return true;
    }

    private static double Evaluate(ReadOnlySpan<byte> curve, double encoded)
    {
        if (curve.Length >= 32 && curve.StartsWith("para"u8)) return Parametric(curve, encoded);
        if (curve.Length < 12 || !curve.StartsWith("curv"u8)) return double.NaN;
        var count = BinaryPrimitives.ReadUInt32BigEndian(curve[8..]);
        if (count < 2 || count > (curve.Length - 12) / 2) return double.NaN; // linear or a pure power: not sRGB
        var at = encoded * (count - 1);
        var index = Math.Min((int)at, (int)count - 2);
        double low = TableEntry(curve, index), high = TableEntry(curve, index + 1);
        return (low + ((at - index) * (high - low))) / 65535.0;
    }

    private static ushort TableEntry(ReadOnlySpan<byte> curve, int index) =>
        BinaryPrimitives.ReadUInt16BigEndian(curve[(12 + (index * 2))..]);

    /// <summary>Function type 3: (aX + b)^g from d on, cX below.</summary>
    private static double Parametric(ReadOnlySpan<byte> curve, double encoded)
    {
        if (BinaryPrimitives.ReadUInt16BigEndian(curve[8..]) != 3) return double.NaN;
        double g = Fixed(curve[12..]), a = Fixed(curve[16..]), b = Fixed(curve[20..]), c = Fixed(curve[24..]), d = Fixed(curve[28..]);
        return encoded >= d ? Math.Pow((a * encoded) + b, g) : c * encoded;
    }
}
