using System.Globalization;

namespace PhotoProgress.Reports.Tests;

/// <summary>What a screen reader needs of a page.</summary>
internal static class Accessible
{
    public static void Assert(Html page)
    {
        Xunit.Assert.Equal("en", (string?)page.Tree.Root!.Attribute("lang"));
        Xunit.Assert.NotEmpty(page.All("title").Single().Value);
        Xunit.Assert.All(page.All("img"), i => Xunit.Assert.NotNull(i.Attribute("alt")));
        Xunit.Assert.All(page.All("svg"), s => Xunit.Assert.True(s.Attribute("aria-hidden") is not null || !string.IsNullOrEmpty((string?)s.Attribute("aria-label"))));
        Xunit.Assert.All(page.All("th"), t => Xunit.Assert.NotNull(t.Attribute("scope")));
        AssertHeadings(page);
    }

    // One h1, and no level is skipped on the way down.
    private static void AssertHeadings(Html page)
    {
        var levels = page.Tree.Descendants()
            .Where(e => e.Name.LocalName is "h1" or "h2" or "h3")
            .Select(e => int.Parse(e.Name.LocalName[1..], CultureInfo.InvariantCulture)).ToList();
        Xunit.Assert.Equal(1, levels[0]);
        Xunit.Assert.Single(levels, 1);
        Xunit.Assert.All(levels.Zip(levels.Skip(1)), pair => Xunit.Assert.True(pair.Second <= pair.First + 1));
    }
}
