using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Vips;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>Pictures with known pixels and the files they become.</summary>
internal static class TestImage
{
    static TestImage() => VipsLibrary.EnsureStarted();

    /// <summary>Smooth ramps, so that a lossy codec stays near them; no symmetry, so that every turn shows.</summary>
    public static byte[] Ramp(int width, int height)
    {
        var rgb = new byte[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = ((y * width) + x) * 3;
                rgb[at] = (byte)(40 + (160 * x / width));
                rgb[at + 1] = (byte)(60 + (120 * y / height));
                rgb[at + 2] = (byte)(200 - (100 * x / width));
            }

        return rgb;
    }

    public static SrgbImage Srgb(int width, int height)
    {
        var wide = new ushort[width * height * 3];
        Samples.Widen(Ramp(width, height), wide);
        return new SrgbImage(width, height, wide);
    }

    public static byte[] Save(int width, int height, string saver, string options) =>
        Save<byte>(Ramp(width, height), width, height, 3, "srgb", saver, options);

    public static byte[] Save<T>(T[] samples, int width, int height, int bands, string interpretation, string saver, string options)
        where T : unmanaged
    {
        using var raw = VipsImage.FromSamples<T>(samples, width, height, bands, typeof(T) == typeof(byte) ? VipsFormat.Byte : VipsFormat.UShort);
        using var image = VipsOperation.Apply(raw, "copy", $"interpretation={interpretation}")!;
        return Save(image, saver, options);
    }

    public static byte[] Save(VipsImage image, string saver, string options)
    {
        using var save = new VipsOperation(saver, options);
        return save.With("in", image).TryRun() ? save.TakeBytes("buffer") : throw new InvalidOperationException($"No {saver} here.");
    }

    /// <summary>Whether this machine's libvips can write a format; reading needs less than writing.</summary>
    public static bool CanSave(string saver, string options)
    {
        try
        {
            return Save(64, 64, saver, options).Length > 0;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The largest difference of any sample, in 8-bit codes.</summary>
    public static double MaxDifference(SrgbImage image, byte[] expected)
    {
        Assert.Equal(expected.Length, image.Rgb.Length);
        var worst = 0;
        for (var i = 0; i < expected.Length; i++) worst = Math.Max(worst, Math.Abs(image.Rgb[i] - (expected[i] * 257)));
        return worst / 257.0;
    }
}

/// <summary>A test that needs an encoder which not every libvips has; reports itself skipped without it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EncoderTheoryAttribute : TheoryAttribute
{
    public EncoderTheoryAttribute(string saver, string options) =>
        Skip = TestImage.CanSave(saver, options) ? null : $"This libvips has no {saver} with {options}.";
}

/// <inheritdoc cref="EncoderTheoryAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EncoderFactAttribute : FactAttribute
{
    public EncoderFactAttribute(string saver, string options) =>
        Skip = TestImage.CanSave(saver, options) ? null : $"This libvips has no {saver} with {options}.";
}
