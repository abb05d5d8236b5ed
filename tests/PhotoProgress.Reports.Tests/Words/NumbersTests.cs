using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Tests.Words;

public class NumbersTests
{
    [Theory]
    [InlineData(-12.1, 0, "−12")]
    [InlineData(-0.4, 0, "0")]
    [InlineData(8, 1, "8.0")]
    [InlineData(-2.25, 1, "−2.3")]
    public void Plain_AnyValue_HasATrueMinusAndNoNegativeZero(double value, int decimals, string expected) =>
        Assert.Equal(expected, Numbers.Plain(value, decimals));

    [Theory]
    [InlineData(9.2, 1, "+9.2")]
    [InlineData(0.4, 0, "0")]
    [InlineData(-12, 0, "−12")]
    public void Signed_AnyValue_HasAPlusAboveZeroOnly(double value, int decimals, string expected) =>
        Assert.Equal(expected, Numbers.Signed(value, decimals));

    [Theory]
    [InlineData(0.71234, "0.712")]
    [InlineData(16.26, "16.3")]
    [InlineData(1250.4, "1250")]
    [InlineData(5, "5")]
    [InlineData(0, "0")]
    [InlineData(-2.4, "−2.4")]
    [InlineData(double.NaN, "–")]
    public void Significant_AnyValue_HasThreeDigits(double value, string expected) =>
        Assert.Equal(expected, Numbers.Significant(value));

    [Theory]
    [InlineData(-0.001, "0")]
    [InlineData(12.345678, "12.35")]
    [InlineData(100000, "100000")]
    public void Coordinate_AnyValue_IsPlainDecimal(double value, string expected) => Assert.Equal(expected, Numbers.Coordinate(value));

    [Theory]
    [InlineData("", new string[0])]
    [InlineData("a", new[] { "a" })]
    [InlineData("a and b", new[] { "a", "b" })]
    [InlineData("a, b and c", new[] { "a", "b", "c" })]
    public void List_Words_ReadsAsASentence(string expected, string[] words) => Assert.Equal(expected, Numbers.List(words));
}
