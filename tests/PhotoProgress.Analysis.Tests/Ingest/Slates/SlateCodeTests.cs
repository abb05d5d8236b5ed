using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Ingest.Slates;

namespace PhotoProgress.Analysis.Tests.Ingest.Slates;

public class SlateCodeTests
{
    private static readonly Guid Session = new("0123abcd-4567-89ef-0123-456789abcdef");

    /// <summary>The check by hand: CRC-16/CCITT-FALSE of the 36 characters, by Python's binascii.crc_hqx(b"PP1:0123ABCD456789EF0123456789ABCDEF", 0xFFFF).</summary>
    [Fact]
    public void Format_OneSession_IsTheDocumentedText() =>
        Assert.Equal("PP1:0123ABCD456789EF0123456789ABCDEF:60DA", new SlateCode(Session).Format());

    [Fact]
    public void TryParse_WhatFormatWrote_IsTheSession() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(20_260_404, 7),
        Prop.ForAll(Gen.Choose(0, 255).ArrayOf(16).ToArbitrary(), bytes =>
        {
            var code = new SlateCode(new Guid([.. bytes.Select(b => (byte)b)]));
            return SlateCode.TryParse(code.Format(), out var read) && read == code
                && SlateCode.TryParse(code.Format().ToLowerInvariant(), out var lower) && lower == code;
        }));

    [Fact]
    public void TryParse_OneCharacterWrongOrTwoNeighboursSwapped_IsNoSlate()
    {
        var text = new SlateCode(Session).Format();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var other in "0123456789ABCDEFG: ".Where(c => c != text[i]))
                Assert.False(SlateCode.TryParse($"{text[..i]}{other}{text[(i + 1)..]}", out _), $"{other} at {i}");
            if (i > 0 && text[i] != text[i - 1])
                Assert.False(SlateCode.TryParse($"{text[..(i - 1)]}{text[i]}{text[i - 1]}{text[(i + 1)..]}", out _), $"swap at {i}");
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("https://example.org/PP1:")]
    [InlineData("PP1:0123ABCD456789EF0123456789ABCDEF")]
    [InlineData("PP1:0123ABCD456789EF0123456789ABCDEF:60DA ")]
    [InlineData("PP2:0123ABCD456789EF0123456789ABCDEF:60DA")]
    [InlineData("PP1:+123ABCD456789EF0123456789ABCDEF:60DA")]
    public void TryParse_SomethingElse_IsNoSlate(string? text)
    {
        Assert.False(SlateCode.TryParse(text, out var code));
        Assert.Equal(default, code);
    }
}
