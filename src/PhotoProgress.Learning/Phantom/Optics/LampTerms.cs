using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>What one light's shading needs at every pixel, computed once.</summary>
internal readonly struct LampTerms
{
    private readonly Vector<float> _x;
    private readonly Vector<float> _y;
    private readonly Vector<float> _z;
    private readonly Vector<float> _distance;
    private readonly Vector<float> _soft;
    private readonly Vector<float> _perSoft;
    private readonly bool _near;

    public LampTerms(Light light)
    {
        var (direction, size) = (light.Direction, light.SizeDegrees * Math.PI / 180);
        (_x, _y, _z) = (new(direction.X), new(direction.Y), new(direction.Z));
        _near = light.DistanceMm is not null;
        _distance = new Vector<float>((float)(light.DistanceMm ?? 1));
        var soft = (float)Math.Max(Math.Sin(size), 0.01);
        (_soft, _perSoft) = (new(soft), new(0.25f / soft));
        SlopeSquare = new Vector<float>((float)Math.Pow(Math.Tan(size) / 2, 2));
        Colour = LightColour.Of(light.Kelvin) * (float)light.Intensity;
    }

    /// <summary>What the light's size adds to the square of GGX α: half of its angle, as the half vector turns by half of it.</summary>
    public Vector<float> SlopeSquare { get; }

    public Vector3 Colour { get; }

    /// <summary>Unit vector to the light at these places (mm), and its irradiance there over that in the middle of the frame.</summary>
    public (Lanes3 To, Vector<float> Strength) At(Vector<float> xMm, Vector<float> yMm, Vector<float> zMm)
    {
        if (!_near) return (new Lanes3(_x, _y, _z), Vector<float>.One);
        var way = new Lanes3((_x * _distance) - xMm, (_y * _distance) - yMm, (_z * _distance) - zMm);
        var square = way.Dot(way);
        return (way.Over(Vector.SquareRoot(square)), _distance * _distance / square);
    }

    /// <summary>
    /// Irradiance of a light of this size over that when faced: the cosine while all of it stands above the horizon, 0 when all of
    /// it is below, a parabola between.
    /// </summary>
    public Vector<float> Facing(Vector<float> cosine)
    {
        var risen = cosine + _soft;
        var rising = risen * risen * _perSoft;
        return Vector.ConditionalSelect(
            Vector.GreaterThan(cosine, _soft), cosine, Vector.ConditionalSelect(Vector.GreaterThan(risen, Vector<float>.Zero), rising, Vector<float>.Zero));
    }
}

/// <summary>Several three-dimensional vectors at once.</summary>
internal readonly record struct Lanes3(Vector<float> X, Vector<float> Y, Vector<float> Z)
{
    public Vector<float> Dot(Lanes3 other) => (X * other.X) + (Y * other.Y) + (Z * other.Z);

    public Lanes3 Over(Vector<float> length) => new(X / length, Y / length, Z / length);
}
