using System.Collections;
using System.Numerics;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using QRCoder;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Tests.Ingest.Slates;

/// <summary>A photo of a sheet with a QR code: where it lies, how it is held, and what the camera does to it.</summary>
internal sealed record SlateScene
{
    /// <summary>Distance of the camera in widths of the code: perspective as when a hand holds it.</summary>
    private const double DistanceInWidths = 4;

    public required string Text { get; init; }

    public int Width { get; init; } = 1600;

    public int Height { get; init; } = 1200;

    /// <summary>Side of the code with its margin, as a share of the photo's width, before it is tilted.</summary>
    public double Share { get; init; } = 0.25;

    /// <summary>Centre of the code, as shares of width and height.</summary>
    public (double X, double Y) Centre { get; init; } = (0.5, 0.5);

    public double TurnDegrees { get; init; }

    public double TiltDegrees { get; init; }

    public double PanDegrees { get; init; }

    public double BlurPx { get; init; } = 0.7;

    /// <summary>Standard deviation in 8-bit codes.</summary>
    public double Noise { get; init; } = 2;

    /// <summary>8-bit codes of ink and paper.</summary>
    public (double Ink, double Paper) Tones { get; init; } = (40, 210);

    public int? JpegQuality { get; init; } = 85;

    public SrgbImage Photo() => Photo([this]);

    /// <summary>Several sheets in the photo of the first one.</summary>
    public static SrgbImage Photo(params SlateScene[] sheets)
    {
        var first = sheets[0];
        var grey = Plane.From(first.Width, first.Height, (x, y) => Wall(x, y));
        foreach (var sheet in sheets) sheet.LayOn(grey);
        return first.Developed(Gaussian.Blur(grey, first.BlurPx));
    }

    /// <summary>A room behind: shading and a pattern of its own.</summary>
    private static float Wall(int x, int y) =>
        110 + (30 * MathF.Sin(x / 190f)) + (20 * MathF.Cos(y / 130f)) + ((x / 37) + (y / 53)) % 3 * 9;

    private void LayOn(Plane grey)
    {
        var code = Modules();
        var (right, down) = Axes();
        var side = Share * Width;
        var reach = side; // the half diagonal, seen from near, stays within a side
        var (cx, cy) = (Centre.X * Width, Centre.Y * Height);
        for (var y = (int)Math.Max(0, cy - reach); y < Math.Min(grey.Height, cy + reach); y++)
            for (var x = (int)Math.Max(0, cx - reach); x < Math.Min(grey.Width, cx + reach); x++)
                grey[x, y] = Pixel(code, right, down, (x - cx) / side, (y - cy) / side, 1 / side, grey[x, y]);
    }

    /// <summary>Mean of 3 × 3 rays through a pixel.</summary>
    private float Pixel(List<BitArray> code, Vector3 right, Vector3 down, double x, double y, double step, float behind)
    {
        double sum = 0;
        for (var j = -1; j <= 1; j++)
            for (var i = -1; i <= 1; i++)
                sum += Ray(code, right, down, x + (i * step / 3), y + (j * step / 3)) ?? behind;
        return (float)(sum / 9);
    }

    /// <summary>Where a ray from the camera meets the sheet: the tone there, null beside it.</summary>
    private double? Ray(List<BitArray> code, Vector3 right, Vector3 down, double x, double y)
    {
        var normal = Vector3.Cross(right, down);
        var centre = new Vector3(0, 0, (float)DistanceInWidths);
        var ray = new Vector3((float)x, (float)y, (float)DistanceInWidths);
        var hit = (ray * (Vector3.Dot(normal, centre) / Vector3.Dot(normal, ray))) - centre;
        var (u, v) = (Vector3.Dot(hit, right) + 0.5, Vector3.Dot(hit, down) + 0.5);
        if (u is < 0 or >= 1 || v is < 0 or >= 1) return null;
        return code[(int)(v * code.Count)][(int)(u * code.Count)] ? Tones.Ink : Tones.Paper;
    }

    private (Vector3 Right, Vector3 Down) Axes()
    {
        var turn = Matrix4x4.CreateRotationZ(Radians(TurnDegrees)) * Matrix4x4.CreateRotationX(Radians(TiltDegrees)) * Matrix4x4.CreateRotationY(Radians(PanDegrees));
        return (Vector3.Transform(Vector3.UnitX, turn), Vector3.Transform(Vector3.UnitY, turn));
    }

    private List<BitArray> Modules()
    {
        using var generator = new QRCodeGenerator();
        return generator.CreateQrCode(Text, QRCodeGenerator.ECCLevel.Q).ModuleMatrix; // with the margin of 4 modules
    }

    private SrgbImage Developed(Plane grey)
    {
        var random = new Random(20_260_403);
        var rgb = new ushort[grey.Samples.Length * 3];
        for (var i = 0; i < grey.Samples.Length; i++)
        {
            var tone = grey.Samples[i] + (Noise * SyntheticSkin.Normal(random));
            rgb.AsSpan(i * 3, 3).Fill((ushort)(257 * Math.Clamp(Math.Round(tone), 0, 255)));
        }

        var image = new SrgbImage(Width, Height, rgb);
        if (JpegQuality is not { } quality) return image;
        var codec = new PhotoCodec();
        return codec.Decode(codec.EncodeJpeg(image, quality)).Value.Image;
    }

    private static float Radians(double degrees) => (float)(degrees * Math.PI / 180);
}
