using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Camera;

/// <summary>sRGB's transfer curve, then an S around the middle code: c + k·c·(1 − c)·(2c − 1)·2, whose slope at ½ is 1 + k and at the ends 1 − 2k.</summary>
internal sealed class ToneCurve
{
    private const int Steps = 4096;
    private readonly float[] _codes = new float[Steps + 2];

    public ToneCurve(double contrast)
    {
        for (var i = 0; i < _codes.Length; i++)
        {
            // Steps of √light: fine where the curve is steep.
            var root = Math.Min(1, i / (double)Steps);
            var code = SrgbTransfer.FromLinear((float)(root * root)) / 65535.0;
            _codes[i] = (float)(code + (2 * contrast * code * (1 - code) * ((2 * code) - 1)));
        }
    }

    /// <summary>Linear light times a gain to code 0..1, in place.</summary>
    public void Apply(Plane light, float gain)
    {
        for (var i = 0; i < light.Samples.Length; i++)
        {
            var place = MathF.Sqrt(Math.Clamp(light.Samples[i] * gain, 0, 1)) * Steps;
            var step = (int)place;
            light.Samples[i] = _codes[step] + ((place - step) * (_codes[step + 1] - _codes[step]));
        }
    }
}
