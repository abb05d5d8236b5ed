using System.Diagnostics.CodeAnalysis;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest.Slates;

/// <summary>The QR codes that a photo shows.</summary>
/// <param name="Code">The session that the slate names; null if there is no slate, or if two slates name different sessions.</param>
/// <param name="Slates">Different slates seen.</param>
/// <param name="OtherCodes">Different QR codes seen that are no slate.</param>
public readonly record struct SlateReading(SlateCode? Code, int Slates, int OtherCodes);

/// <summary>
/// Finds a session's slate, a QR code printed or on a screen, in a photo: turned any way, tilted up to about 40°, dark on light, from 6 % of the
/// width of the photo on. The photo is read small and, only where that shows no slate, larger: about 20 ms, then 120 ms, for 12 megapixels. Safe to use from several threads at once.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Having a reader proves that zbar is there.")]
public sealed class SlateReader
{
    /// <summary>
    /// About the longer side of the picture that is read first, in pixels. A large code is read here in a tenth of the time of the second
    /// reading, and out of noise that hides it there.
    /// </summary>
    private const double FirstSidePx = 850;

    /// <summary>
    /// About the longer side of the second reading, in pixels. A slate's code has 37 modules with its margin: at 8 % of the width of a 12-megapixel photo, read
    /// at 2000 pixels, 4.3 pixels a module, and zbar needs 2 to 3. At full size it would take four times as long.
    /// </summary>
    private const double SecondSidePx = 1700;

    /// <exception cref="DllNotFoundException">zbar is not installed.</exception>
    public SlateReader() => ZbarLibrary.EnsureThere();

    /// <summary>The slate in a photo; null if there is none that can be read, or more than one.</summary>
    public SlateCode? Read(SrgbImage image) => Look(image).Code;

    /// <summary>The slate and what else was seen; a photo without a slate may show other QR codes, of a package or a poster.</summary>
    public SlateReading Look(SrgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        var (first, second) = (Shrink(image, FirstSidePx), Shrink(image, SecondSidePx));
        var reading = Sort(QrScan.Texts(GreyPicture.Of(image, first)));
        if (reading.Slates > 0 || first == second) return reading;
        var larger = Sort(QrScan.Texts(GreyPicture.Of(image, second)));
        return larger with { OtherCodes = Math.Max(reading.OtherCodes, larger.OtherCodes) };
    }

    private static int Shrink(SrgbImage image, double sidePx) =>
        Math.Clamp((int)Math.Round(Math.Max(image.Width, image.Height) / sidePx), 1, Math.Min(image.Width, image.Height));

    private static SlateReading Sort(IReadOnlyList<string> texts)
    {
        var slates = new HashSet<SlateCode>();
        var others = new HashSet<string>();
        foreach (var text in texts)
        {
            if (SlateCode.TryParse(text, out var code)) slates.Add(code);
            else others.Add(text);
        }

        return new SlateReading(slates.Count == 1 ? slates.Single() : null, slates.Count, others.Count);
    }
}
