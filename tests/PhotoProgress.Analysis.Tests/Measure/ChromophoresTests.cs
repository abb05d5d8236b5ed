using System.Numerics;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Tests.Measure;

public sealed class ChromophoresTests
{
    /// <summary>
    /// Light made from known amounts gives them back. A float logarithm of up to 3 is good to 2.4e-7, and a row of the unmixing adds up three
    /// of them with weights of up to 3.5 together: 3e-6; the axes between people lie closer to each other, 5.3 together: 5e-6.
    /// </summary>
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 0)]
    [InlineData(0, 1, 0)]
    [InlineData(0.8, 0.5, 0.7)]
    [InlineData(-0.1, 0.3, 0.2)]
    public void Split_KnownAmounts_GivesThemBack(double melanin, double haemoglobin, double shade)
    {
        var light = Vector3.Create(1) * (float)Math.Exp(-shade);
        foreach (var (axes, tolerance) in new[] { (PigmentAxes.WithinFaces, 3e-6), (PigmentAxes.BetweenPeople, 5e-6) })
        {
            var seen = light * Exp(-(float)melanin * axes.Melanin) * Exp(-(float)haemoglobin * axes.Haemoglobin);
            var (_, m, h) = Chromophores.SplitOne(seen.X, seen.Y, seen.Z, axes);
            Assert.Equal(melanin, m, tolerance);
            Assert.Equal(haemoglobin, h, tolerance);
        }
    }

    [Fact]
    public void Unmixing_Rows_SumToZero()
    {
        foreach (var axes in new[] { PigmentAxes.WithinFaces, PigmentAxes.BetweenPeople })
        {
            Assert.Equal(0, Vector3.Dot(axes.MelaninRow, Vector3.One), 1e-6);
            Assert.Equal(0, Vector3.Dot(axes.HaemoglobinRow, Vector3.One), 1e-6);
        }
    }

    /// <summary>By the cross products: what each reading of haemoglobin takes a unit of melanin for that lies on the other axis.</summary>
    [Fact]
    public void HaemoglobinRow_MelaninOfTheOtherAxis_IsTakenForBlood()
    {
        Assert.Equal(0.63, Vector3.Dot(PigmentAxes.WithinFaces.HaemoglobinRow, PigmentAxes.BetweenPeople.Melanin), 0.01);
        Assert.Equal(0, Vector3.Dot(PigmentAxes.BetweenPeople.HaemoglobinRow, PigmentAxes.BetweenPeople.Melanin), 1e-6);
    }

    [Fact]
    public void Melanin_BothAxes_LieWhereTheDecisionSays()
    {
        Assert.Equal(-115, AngleInColour(PigmentAxes.BetweenPeople.Melanin), 0.5);
        Assert.Equal(-84, AngleInColour(PigmentAxes.WithinFaces.Melanin), 0.5);
    }

    /// <summary>Angle in the plane across grey, degrees, from red over green towards blue.</summary>
    private static double AngleInColour(Vector3 v) =>
        Math.Atan2((v.X + v.Y - (2 * v.Z)) / Math.Sqrt(6), (v.X - v.Y) / Math.Sqrt(2)) * 180 / Math.PI;

    /// <summary>37 pixels fill vectors of any width and leave a tail. Two roundings of a logarithm apart at most, times weights of 5.</summary>
    [Fact]
    public void Split_Planes_EqualsPixelByPixel()
    {
        var random = new Random(3);
        Plane Channel() => Plane.From(37, 1, (_, _) => random.NextSingle());
        var light = new LinearRgb(Channel(), Channel(), Channel());
        var (luminance, melanin, haemoglobin) = Chromophores.Split(light, PigmentAxes.BetweenPeople);
        for (var x = 0; x < 37; x++)
        {
            var (l, m, h) = Chromophores.SplitOne(light.R[x, 0], light.G[x, 0], light.B[x, 0], PigmentAxes.BetweenPeople);
            Assert.Equal(l, luminance[x, 0], 5e-6f);
            Assert.Equal(m, melanin[x, 0], 5e-6f);
            Assert.Equal(h, haemoglobin[x, 0], 5e-6f);
        }
    }

    [Fact]
    public void Split_Black_StaysFinite()
    {
        var (luminance, melanin, haemoglobin) = Chromophores.Split(Even(0), PigmentAxes.WithinFaces);
        Assert.All(luminance.Samples, value => Assert.Equal(Math.Log(1 / 4096.0), value, 1e-6));
        Assert.All(melanin.Samples, value => Assert.Equal(0, value, 3e-6));
        Assert.All(haemoglobin.Samples, value => Assert.Equal(0, value, 3e-6));
    }

    [Fact]
    public void Split_NotANumber_StaysSo()
    {
        var (luminance, melanin, haemoglobin) = Chromophores.Split(Even(float.NaN), PigmentAxes.WithinFaces);
        Assert.All([.. luminance.Samples, .. melanin.Samples, .. haemoglobin.Samples], value => Assert.True(float.IsNaN(value)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-8)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void FromLight_ImpossiblePitch_Throws(double pixelsPerMm) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SkinFieldBuilder.FromLight(Even(0.5f), pixelsPerMm, TestSkin.Sharp));

    private static LinearRgb Even(float value) => new(TestSkin.Flat(value, 17, 3), TestSkin.Flat(value, 17, 3), TestSkin.Flat(value, 17, 3));

    private static Vector3 Exp(Vector3 v) => new(MathF.Exp(v.X), MathF.Exp(v.Y), MathF.Exp(v.Z));
}
