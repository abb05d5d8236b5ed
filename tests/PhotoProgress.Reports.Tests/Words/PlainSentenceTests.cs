using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Tests.Words;

public class PlainSentenceTests
{
    private static readonly Change Lower = new(Dimension.Texture, RegionNames.Face, null, -12.1, -16, -8, 6.1, Verdict.Improved, null);

    public static TheoryData<Verdict, Verdict, Verdict> AllVerdicts
    {
        get
        {
            var data = new TheoryData<Verdict, Verdict, Verdict>();
            foreach (var a in Enum.GetValues<Verdict>())
                foreach (var b in Enum.GetValues<Verdict>())
                    foreach (var c in Enum.GetValues<Verdict>())
                        data.Add(a, b, c);
            return data;
        }
    }

    [Fact]
    public void Of_OneImproved_TellsItsNumbersAndTheRest() =>
        Assert.Equal(
            "Texture on the face measured 12 % lower (95 % interval 8 to 16 % lower; changes under 6 % cannot be told from measurement error). No detectable change in evenness and redness.",
            PlainSentence.Of(Samples.Compared(Lower, Samples.Of(Dimension.Evenness, 1, 7), Samples.Of(Dimension.Redness, 2, 9))));

    [Fact]
    public void Of_Evenness_IsToldByItsOpposite() =>
        Assert.StartsWith(
            "Unevenness of colour on the face measured 12 % lower",
            PlainSentence.Of(Samples.Compared(Lower with { Dimension = Dimension.Evenness })), StringComparison.Ordinal);

    [Fact]
    public void Of_NothingDetected_NamesAllThree() =>
        Assert.Equal(
            "No detectable change in texture, evenness and redness.",
            PlainSentence.Of(Samples.Compared(Samples.Of(Dimension.Texture, 1, 7), Samples.Of(Dimension.Evenness, 1, 7), Samples.Of(Dimension.Redness, 2, 9))));

    [Fact]
    public void Of_DimensionsNotComparable_JoinsThoseOfOneReason() =>
        Assert.Equal(
            "No detectable change in redness. Texture and evenness could not be compared: the photos do not resolve it.",
            PlainSentence.Of(Samples.Compared(
                Samples.NotComparable(Dimension.Texture, "resolution"), Samples.NotComparable(Dimension.Evenness, "resolution"), Samples.Of(Dimension.Redness, 2, 9))));

    [Fact]
    public void Of_CloseUp_SpeaksOfTheCloseUp() =>
        Assert.StartsWith(
            "Texture in the close-up measured 12 % lower",
            PlainSentence.Of(Samples.Compared(Lower with { Region = RegionNames.Frame })), StringComparison.Ordinal);

    [Theory]
    [InlineData(-20, RegionNames.Face, true)]
    [InlineData(25, RegionNames.Face, true)]
    [InlineData(2, RegionNames.Face, false)]
    [InlineData(-20, RegionNames.Nose, false)]
    public void PigmentNote_LightnessOfTheWholeChanged_SaysWhyTextureIsLessSure(double percent, string region, bool told) =>
        Assert.Equal(told, PlainSentence.PigmentNote(Samples.Compared(Lower, Samples.Of(Dimension.Evenness, percent, 9, region, PairAmounts.LightnessUnevenness)), Dimension.Texture) is not null);

    [Fact]
    public void PigmentNote_TextureWithoutNumbers_IsNone() =>
        Assert.Null(PlainSentence.PigmentNote(Samples.Compared(
            Samples.NotComparable(Dimension.Texture, "resolution"), Samples.Of(Dimension.Evenness, -20, 9, metric: PairAmounts.LightnessUnevenness)), Dimension.Texture));

    [Theory]
    [InlineData(-20, RegionNames.Face, true)]
    [InlineData(2, RegionNames.Face, false)]
    [InlineData(-20, RegionNames.Frame, false)] // close-ups are read along brown's own axis
    public void PigmentNote_MelaninOfTheWholeChanged_SaysWhyRednessOfAFaceIsLessSure(double percent, string region, bool told)
    {
        var comparison = Samples.Compared(
            Samples.Of(Dimension.Redness, -12, 9, region), Samples.Of(Dimension.Evenness, percent, 9, region, PairAmounts.MelaninUnevenness));
        Assert.Equal(told, PlainSentence.PigmentNote(comparison, Dimension.Redness)?.Contains("brown", StringComparison.Ordinal) ?? false);
        Assert.Null(PlainSentence.PigmentNote(comparison, Dimension.Texture));
    }

    [Fact]
    public void Of_PartsOnly_DoesNotSpeakForTheWhole() =>
        Assert.Equal(
            "The two photos can be compared, but nothing could be measured on both.",
            PlainSentence.Of(Samples.Compared(Lower with { Region = RegionNames.Nose }, Lower with { Metric = "texture.roughness.1-3mm" })));

    [Fact]
    public void Of_Refused_GivesEveryReasonAndItsAdviceAndNoChange() =>
        Assert.Equal(
            "These two photos cannot be compared: the light on the left and right cheek differs by 31 % more than in the first photo; the head is turned 14° further than in the first photo. "
            + "Take the photo again with both lamps on and the room dark. Ask the client to look straight into the lens.",
            PlainSentence.Of(Samples.Refused(Samples.LightDiffers, Samples.HeadTurned)));

    [Fact]
    public void Of_RefusedFile_KeepsTheFileNameAsItIs() =>
        Assert.StartsWith(
            "These two photos cannot be compared: Photo_1.JPG shows no face. ",
            PlainSentence.Of(Samples.Refused(new Refusal("no_face", "Photo_1.JPG shows no face.", "Take it again."))), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(AllVerdicts))]
    public void Of_AnyVerdicts_NamesEachOnceAndNeverOverclaims(Verdict texture, Verdict evenness, Verdict redness)
    {
        var sentence = PlainSentence.Of(Samples.Compared(Of(Dimension.Texture, texture), Of(Dimension.Evenness, evenness), Of(Dimension.Redness, redness)));

        Assert.Equal(1, Count(sentence, "texture"));
        Assert.Equal(1, Count(sentence, "evenness"));
        Assert.Equal(1, Count(sentence, "redness"));
        Assert.Equal(new[] { texture, evenness, redness }.Count(v => v == Verdict.Improved), Count(sentence, "% lower ("));
        Assert.Equal(new[] { texture, evenness, redness }.Count(v => v == Verdict.Worsened), Count(sentence, "% higher ("));
        Assert.Equal(Count(sentence, " measured "), Count(sentence, "cannot be told from measurement error"));
        Assert.Equal(new[] { texture, evenness, redness }.Contains(Verdict.NoDetectableChange), sentence.Contains("No detectable change in ", StringComparison.Ordinal));
        Assert.Equal(new[] { texture, evenness, redness }.Contains(Verdict.NotComparable), sentence.Contains("could not be compared: ", StringComparison.Ordinal));
        Overclaims.AssertNone(sentence);
    }

    private static int Count(string text, string part) =>
        text.Split(part, StringSplitOptions.None).Length + text.Split(char.ToUpperInvariant(part[0]) + part[1..], StringSplitOptions.None).Length - 2
        is var count && char.IsLetter(part[0]) ? count : text.Split(part).Length - 1;

    private static Change Of(Dimension dimension, Verdict verdict) => verdict switch
    {
        Verdict.Improved => Samples.Of(dimension, -12, 6),
        Verdict.Worsened => Samples.Of(dimension, 14, 6),
        Verdict.NoDetectableChange => Samples.Of(dimension, -2, 6),
        _ => Samples.NotComparable(dimension, "blur"),
    };
}
