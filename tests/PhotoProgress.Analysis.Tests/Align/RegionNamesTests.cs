using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Tests.Align;

public class RegionNamesTests
{
    [Fact]
    public void Parts_AreNamed_AsTheCommandLineContractSays()
    {
        Assert.Equal(RegionNames.Parts.Count, RegionNames.Parts.Distinct().Count());
        Assert.All(RegionNames.Parts, name => Assert.Matches("^[a-z]+(_[a-z]+)?$", name));
        Assert.DoesNotContain(RegionNames.Face, RegionNames.Parts);
        Assert.DoesNotContain(RegionNames.Frame, RegionNames.Parts);
    }
}
