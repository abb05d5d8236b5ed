using System.Text.Json.Serialization;
using PhotoProgress.Learning.Phantom.Face;

namespace PhotoProgress.Learning.Phantom.Course;

/// <summary>What went wrong when a photo was taken.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Lapse>))]
public enum Lapse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>One window instead of two lamps.</summary>
    OtherLight,

    /// <summary>A broad smile.</summary>
    Smile,

    /// <summary>Foundation on the skin.</summary>
    MakeUp,

    /// <summary>The phone's beauty filter.</summary>
    Filter,

    /// <summary>Out of focus.</summary>
    Blur,
}

/// <summary>How each lapse changes a capture.</summary>
public static class Lapses
{
    /// <summary>Defocus, pixels of a standard picture at 8 pixels a millimetre: 1.1 mm.</summary>
    private const double BlurPx = 9;

    public static FaceCapture With(this FaceCapture capture, Lapse lapse) => lapse switch
    {
        Lapse.OtherLight => capture with
        {
            Light = capture.Light with { Lights = [capture.Light.Lights[0] with { AzimuthDegrees = 10, OffAxisDegrees = 62, Intensity = 2.0, SizeDegrees = 9 }] },
        },
        Lapse.Smile => capture with { Smile = 1 },
        Lapse.MakeUp => capture with { MakeUp = 1 },
        Lapse.Filter => capture with { Camera = capture.Camera with { BeautyStrength = 1, BeautySigmaPx = 9 } },
        Lapse.Blur => capture with { Camera = capture.Camera with { DefocusSigmaPx = BlurPx } },
        _ => capture,
    };
}
