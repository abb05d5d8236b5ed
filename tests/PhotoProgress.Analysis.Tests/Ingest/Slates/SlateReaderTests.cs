using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Ingest.Slates;

namespace PhotoProgress.Analysis.Tests.Ingest.Slates;

public class SlateReaderTests
{
    private static readonly SlateCode Code = new(new Guid("0123abcd-4567-89ef-0123-456789abcdef"));
    private static readonly SlateScene Sheet = new() { Text = Code.Format() };
    private static readonly SlateReader Reader = new();

    [Fact]
    public void Read_PlainSheet_IsTheSession() => Assert.Equal(new SlateReading(Code, 1, 0), Reader.Look(Sheet.Photo()));

    [Theory]
    [InlineData(17)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(133)]
    [InlineData(180)]
    [InlineData(222)]
    [InlineData(270)]
    [InlineData(301)]
    public void Read_TurnedSheet_IsTheSession(double degrees) => Assert.Equal(Code, Reader.Read((Sheet with { TurnDegrees = degrees }).Photo()));

    [Theory]
    [InlineData(40, 0, 0)]
    [InlineData(0, 40, 0)]
    [InlineData(-40, 0, 45)]
    [InlineData(25, 25, 200)]
    public void Read_TiltedSheet_IsTheSession(double tilt, double pan, double turn) =>
        Assert.Equal(Code, Reader.Read((Sheet with { TiltDegrees = tilt, PanDegrees = pan, TurnDegrees = turn }).Photo()));

    /// <summary>12 megapixels, the code 8 % of the width: 320 pixels for 37 modules.</summary>
    [Theory]
    [InlineData(0, 0, 1.5)]
    [InlineData(30, 20, 1)]
    [InlineData(190, -25, 2)]
    public void Read_SmallInALargePhoto_IsTheSession(double turn, double tilt, double blur) => Assert.Equal(
        Code,
        Reader.Read((Sheet with { Width = 4000, Height = 3000, Share = 0.08, Centre = (0.81, 0.22), TurnDegrees = turn, TiltDegrees = tilt, BlurPx = blur, Noise = 5 }).Photo()));

    /// <summary>5 % of the width: 1.1 pixels a module in the first reading, 2.7 in the second.</summary>
    [Fact]
    public void Read_SmallerStill_IsFoundByTheSecondReading()
    {
        var photo = (Sheet with { Width = 4000, Height = 3000, Share = 0.05, Centre = (0.3, 0.6), TurnDegrees = 12, BlurPx = 0.8 }).Photo();

        Assert.Empty(QrScan.Texts(GreyPicture.Of(photo, 5)));
        Assert.Equal(Code, Reader.Read(photo));
    }

    [Theory]
    [InlineData(3, 2, 85)]
    [InlineData(0.7, 20, 85)]
    [InlineData(1, 4, 30)]
    public void Read_BlurNoiseOrStrongJpeg_IsTheSession(double blur, double noise, int quality) =>
        Assert.Equal(Code, Reader.Read((Sheet with { BlurPx = blur, Noise = noise, JpegQuality = quality }).Photo()));

    [Theory]
    [InlineData(90, 130)]
    [InlineData(20, 90)]
    [InlineData(150, 255)]
    public void Read_FaintDarkOrGlaringSheet_IsTheSession(double ink, double paper) =>
        Assert.Equal(Code, Reader.Read((Sheet with { Tones = (ink, paper) }).Photo()));

    [Fact]
    public void Look_AnotherQrCode_IsNoSlateButSeen() =>
        Assert.Equal(new SlateReading(null, 0, 1), Reader.Look((Sheet with { Text = "https://example.org/serum" }).Photo()));

    [Fact]
    public void Look_SlateBesideAnotherCode_IsTheSlate() => Assert.Equal(
        new SlateReading(Code, 1, 1),
        Reader.Look(SlateScene.Photo(Sheet with { Centre = (0.25, 0.5) }, Sheet with { Centre = (0.75, 0.5), Text = "WIFI:S:guest;;" })));

    /// <summary>Whose photos follow cannot be known then.</summary>
    [Fact]
    public void Look_TwoSlates_IsNeither() => Assert.Equal(
        new SlateReading(null, 2, 0),
        Reader.Look(SlateScene.Photo(Sheet with { Centre = (0.25, 0.5) }, Sheet with { Centre = (0.75, 0.5), Text = new SlateCode(new Guid(7, 7, 7, new byte[8])).Format() })));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 4000)]
    [InlineData(640, 480)]
    public void Look_NoCode_IsNothing(int width, int height) => Assert.Equal(default, Reader.Look(TestImage.Srgb(width, height)));

    [Fact]
    public void Look_FromSeveralThreads_IsTheSame()
    {
        var photo = Sheet.Photo();
        Assert.All(Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(2).Select(_ => Reader.Read(photo)).ToArray(), read => Assert.Equal(Code, read));
    }

    /// <summary>Faces, hair and clothes show nothing that reads as a code.</summary>
    [PhotosFact]
    public void Look_Portraits_ShowNoCode() => Assert.All(
        ["london/002_03.jpg", "london/006_08.jpg", "london/010_03.jpg", "london/025_03.jpg", "london/036_08.jpg"],
        name => Assert.Equal(default, Reader.Look(new PhotoCodec().Decode(File.ReadAllBytes(Photos.Path(name))).Value.Image)));

    [Fact]
    public void Load_LibraryThatIsMissing_SaysWhatToInstall() => Assert.Equal(
        "libnone.so.0 is not installed. On Debian: apt-get install libzbar0.",
        Assert.Throws<DllNotFoundException>(() => ZbarLibrary.Load("libnone.so.0")).Message);
}
