using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Camera;

/// <summary>
/// Noise of a sensor in linear light: variance s/F + (r/F)², s the signal with 1 as white, F the electrons at white, r the read
/// noise in electrons. White: demosaicking and the denoising of phones, which make it blotchy, are not modelled.
/// </summary>
internal sealed class SensorNoise
{
    private readonly float _perElectron;
    private readonly float _readVariance;
    private ulong _state;

    public SensorNoise(long seed, double fullWellElectrons, double readElectrons)
    {
        _state = (ulong)seed;
        _perElectron = (float)(1 / fullWellElectrons);
        _readVariance = (float)Math.Pow(readElectrons / fullWellElectrons, 2);
    }

    public void AddTo(Plane light)
    {
        for (var i = 0; i < light.Samples.Length; i++)
        {
            var signal = light.Samples[i];
            light.Samples[i] = signal + (MathF.Sqrt((MathF.Max(signal, 0) * _perElectron) + _readVariance) * Next());
        }
    }

    /// <summary>Mean 0, variance 1: four uniform numbers of 16 bits added (Irwin–Hall; its kurtosis is 0.3 short of the normal one).</summary>
    private float Next()
    {
        // SplitMix64 (Steele, Lea, Flood 2014).
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        var sum = (int)(z & 0xFFFF) + (int)((z >> 16) & 0xFFFF) + (int)((z >> 32) & 0xFFFF) + (int)(z >> 48);
        return (sum - 131070) * (1.7320508f / 65536);
    }
}
