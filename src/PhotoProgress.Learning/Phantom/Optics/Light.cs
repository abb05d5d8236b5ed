using System.Numerics;
using System.Text.Json.Serialization;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>One lamp or window.</summary>
/// <param name="AzimuthDegrees">Where it stands around the view's axis: 0 right, 90 above, 180 left, as the camera sees it.</param>
/// <param name="OffAxisDegrees">Angle between the camera's axis and the way to the light, 0 (at the lens) to 85 (grazing).</param>
/// <param name="Intensity">Light on a white surface that faces it, at the middle of the frame; 1 is the sensor's white at exposure 0.</param>
/// <param name="Kelvin">Colour temperature, 2000 to 12000 K; 6504 is the white of sRGB.</param>
/// <param name="SizeDegrees">Half the angle under which the skin sees it: 1 a bare flash, 30 a soft box nearby.</param>
/// <param name="DistanceMm">How far it stands; light falls off with the square of it. Null is far away: none.</param>
public sealed record Light(
    double AzimuthDegrees, double OffAxisDegrees, double Intensity, double Kelvin, double SizeDegrees, double? DistanceMm)
{
    /// <summary>From the middle of the frame to the light: x right, y down, z towards the camera; length 1.</summary>
    [JsonIgnore]
    public Vector3 Direction
    {
        get
        {
            var (azimuth, off) = (AzimuthDegrees * Math.PI / 180, OffAxisDegrees * Math.PI / 180);
            return new Vector3((float)(Math.Cos(azimuth) * Math.Sin(off)), (float)(-Math.Sin(azimuth) * Math.Sin(off)), (float)Math.Cos(off));
        }
    }
}

/// <summary>All light on the skin.</summary>
/// <param name="Lights">Lamps, any number.</param>
/// <param name="Ambient">Light from everywhere on a white surface; 1 is the sensor's white at exposure 0.</param>
/// <param name="AmbientKelvin">Its colour temperature.</param>
public sealed record LightRig(IReadOnlyList<Light> Lights, double Ambient, double AmbientKelvin);
