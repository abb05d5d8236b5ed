namespace PhotoProgress.Analysis.Pixels;

/// <summary>Linear luminance with Rec. 709 weights (ITU-R BT.709-6), relative to sRGB white.</summary>
public static class Luminance
{
    public const float RedWeight = 0.2126f;
    public const float GreenWeight = 0.7152f;
    public const float BlueWeight = 0.0722f;

    public static Plane Of(LinearRgb light)
    {
        var luminance = Plane.Unfilled(light.Width, light.Height);
        for (var i = 0; i < luminance.Samples.Length; i++)
        {
            luminance.Samples[i] =
                (RedWeight * light.R.Samples[i]) + (GreenWeight * light.G.Samples[i]) + (BlueWeight * light.B.Samples[i]);
        }

        return luminance;
    }
}
