using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace PhotoProgress.Reports.Tests;

/// <summary>A page read as XML: every tag must be closed and every attribute quoted, which HTML would forgive.</summary>
internal sealed partial class Html
{
    private Html(string text, XDocument tree) => (Text, Tree) = (text, tree);

    public string Text { get; }

    public XDocument Tree { get; }

    /// <summary>What a reader sees, spaces evened out.</summary>
    public string Words => Spaces().Replace(string.Join(' ', Tree.Descendants("main").Single().DescendantNodes().OfType<XText>().Select(t => t.Value)), " ");

    /// <exception cref="XmlException">The page is not well-formed.</exception>
    public static Html Parse(string text)
    {
        // Void elements need no slash in HTML, and a bare alt is an empty one.
        var closed = VoidElement().Replace(text, "<$1$2/>").Replace(" alt />", " alt=\"\"/>", StringComparison.Ordinal).Replace(" alt/>", " alt=\"\"/>", StringComparison.Ordinal);
        using var reader = XmlReader.Create(new StringReader(closed), new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return new Html(text, XDocument.Load(reader));
    }

    public IEnumerable<XElement> All(string name) => Tree.Descendants(name);

    public XElement WithClass(string name) => Tree.Descendants().First(e => ((string?)e.Attribute("class"))?.Split(' ').Contains(name) ?? false);

    /// <summary>The words of an element, spaces evened out; parts of a sentence lie in elements of their own.</summary>
    public static string WordsOf(XElement element) => Spaces().Replace(element.Value, " ").Trim();

    [GeneratedRegex(@"<(meta|img|br)((?:\s[^<>]*?)?)\s*/?>")]
    private static partial Regex VoidElement();

    [GeneratedRegex(@"[\s\u00A0]+")]
    private static partial Regex Spaces();
}
