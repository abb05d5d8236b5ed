using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class SrgbTransferTests
{
    // IEC 61966-2-1 by hand: 8-bit 188 is 0.7372549 encoded; ((0.7372549 + 0.055) / 1.055)^2.4 = 0.502886. A float keeps 7 digits.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(10 * 257, 0.0030352698)]
    [InlineData(188 * 257, 0.5028865)]
    [InlineData(65535, 1)]
    public void ToLinear_KnownCode_GivesItsLight(int code, double light) =>
        Assert.Equal(light, SrgbTransfer.ToLinearTable[code], 1e-7);

    [Fact]
    public void FromLinear_EveryCode_ComesBack()
    {
        for (var code = 0; code <= 65535; code++)
            Assert.InRange(SrgbTransfer.FromLinear(SrgbTransfer.ToLinearTable[code]) - code, -1, 1); // MathF.Pow rounds to half a code near white
    }

    [Theory]
    [InlineData(-0.5f, 0)]
    [InlineData(1.5f, 65535)]
    public void FromLinear_OutOfRange_IsClipped(float light, ushort code) => Assert.Equal(code, SrgbTransfer.FromLinear(light));
}
