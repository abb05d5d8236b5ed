using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>How differently two registered photos are lit.</summary>
/// <param name="PatternRms">Root mean square over the skin of ln(after/before) luminance at large scale, its mean removed: another light direction.</param>
/// <param name="LeftRight">Slope of it across the face, ln per face width, positive when the client's left got brighter.</param>
/// <param name="TopBottom">Slope of it down the face, ln per face height, positive when the chin got brighter.</param>
/// <param name="Exposure">Mean of it, ln.</param>
/// <param name="ColourShift">Distance of the mean log colour ratios (red to green, blue to green), ln.</param>
/// <param name="ColourPattern">Root mean square of the red-to-green difference at large scale, mean removed: mixed light or make-up.</param>
public readonly record struct PairLight(
    double PatternRms, double LeftRight, double TopBottom, double Exposure, double ColourShift, double ColourPattern)
{
    private const double LargeScaleMm = 5;

    public static PairLight Of(AlignedPair pair)
    {
        var skin = Skin(pair);
        var inside = new InsideBlur(skin);
        var sigma = LargeScaleMm * pair.PixelsPerMm;
        var luminance = Ratio(Luminance.Of(pair.Before), Luminance.Of(pair.After), inside, sigma);
        var (red, green, blue) = (
            Ratio(pair.Before.R, pair.After.R, inside, sigma), Ratio(pair.Before.G, pair.After.G, inside, sigma), Ratio(pair.Before.B, pair.After.B, inside, sigma));
        var (redShift, blueShift) = (Mean(red, skin) - Mean(green, skin), Mean(blue, skin) - Mean(green, skin));
        var mean = Mean(luminance, skin);
        return new PairLight(
            Rms(luminance, skin, mean),
            Slope(luminance, skin, mean, static (x, _) => x),
            Slope(luminance, skin, mean, static (_, y) => y),
            mean,
            Math.Sqrt((redShift * redShift) + (blueShift * blueShift)),
            Rms(red.Less(green), skin, redShift));
    }

    private static Plane Skin(AlignedPair pair) => Plane.Union(pair.Before.Width, pair.Before.Height, pair.Regions.Values);

    private static Plane Ratio(Plane before, Plane after, InsideBlur skin, double sigmaPx)
    {
        var (a, b) = (LogLight.Of(skin.Of(before, sigmaPx)), LogLight.Of(skin.Of(after, sigmaPx)));
        return b.Less(a);
    }

    private static double Mean(Plane plane, Plane weights)
    {
        double sum = 0, total = 1e-9;
        for (var i = 0; i < plane.Samples.Length; i++)
        {
            sum += weights.Samples[i] * plane.Samples[i];
            total += weights.Samples[i];
        }

        return sum / total;
    }

    private static double Rms(Plane plane, Plane weights, double mean) =>
        Math.Sqrt(Mean(plane.Map(value => (float)((value - mean) * (value - mean))), weights));

    /// <summary>Least-squares slope against a coordinate that runs over −½..½ of the frame.</summary>
    private static double Slope(Plane plane, Plane weights, double mean, Func<double, double, double> coordinate)
    {
        double total = 1e-9, along = 0, across = 0, square = 1e-9;
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < plane.Width; x++)
            {
                double weight = weights[x, y];
                if (weight <= 0) continue;
                var at = coordinate((x / (double)plane.Width) - 0.5, (y / (double)plane.Height) - 0.5);
                total += weight;
                along += weight * at;
                across += weight * at * (plane[x, y] - mean);
                square += weight * at * at;
            }
        }

        return across / (square - (along * along / total));
    }
}
