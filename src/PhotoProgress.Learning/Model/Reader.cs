using PhotoProgress.Learning.Model.Xgb;

namespace PhotoProgress.Learning.Model;

/// <summary>Trees for a value, trees for ln of its likely error, and the factor that makes of that a standard error.</summary>
/// <param name="Value">ln units.</param>
/// <param name="Spread">ln of the absolute error, ln units.</param>
/// <param name="Factor">Measured on calibration subjects so that 1.96 standard errors cover 95 % of the truths; above 0.</param>
internal sealed record Reader(Booster Value, Booster Spread, double Factor) : IDisposable
{
    public void Dispose()
    {
        Value.Dispose();
        Spread.Dispose();
    }
}
