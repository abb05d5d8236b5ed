using System.Globalization;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>
/// What the path of a file says. A code counts only where somebody wrote it on purpose: as a whole folder's name, or at the beginning of a
/// name of which everything else is a day, a view, a timing or a number, with a day or a view among them. So the counter in
/// <c>IMG_0012.jpg</c> is never taken for client 0012.
/// </summary>
/// <param name="Codes">What may be a client's code, if there is such a client.</param>
/// <param name="Days">Different days; more than one contradict each other.</param>
/// <param name="View">Null where no view or more than one is named.</param>
/// <param name="Timing">Null where no timing or more than one is named.</param>
public sealed record PathWords(IReadOnlyList<string> Codes, IReadOnlyList<DateOnly> Days, PhotoView? View, PhotoTiming? Timing)
{
    private static readonly char[] Separators = ['_', ' '];

    /// <param name="relative">Path below the inbox.</param>
    public static PathWords Of(string relative)
    {
        var folders = relative.Split(Path.DirectorySeparatorChar);
        string[] names = [.. folders[..^1], Path.GetFileNameWithoutExtension(folders[^1])];
        var words = names.SelectMany(name => name.Split(Separators)).Select(word => word.ToLowerInvariant()).ToList();
        var codes = names[..^1].Concat(names.SelectMany(WrittenCodes)).Where(code => code.Length > 0 && Day(code) is null).Distinct().ToList();
        return new PathWords(
            codes, [.. words.Select(Day).OfType<DateOnly>().Distinct()],
            Only(words.Where(PhotoWords.Views.ContainsKey).Select(word => PhotoWords.Views[word])),
            Only(words.Where(PhotoWords.Timings.ContainsKey).Select(word => PhotoWords.Timings[word])));
    }

    /// <summary>Every beginning of a name whose rest is known words; a code may hold separators and numbers itself.</summary>
    private static IEnumerable<string> WrittenCodes(string name)
    {
        for (var at = name.IndexOfAny(Separators); at > 0; at = name.IndexOfAny(Separators, at + 1))
        {
            var (code, rest) = (name[..at], name[(at + 1)..].ToLowerInvariant().Split(Separators));
            if (rest.All(IsKnown) && rest.Any(IsDayOrView) && !code.ToLowerInvariant().Split(Separators).Any(IsDayOrView)) yield return code;
        }
    }

    private static bool IsDayOrView(string word) => Day(word) is not null || PhotoWords.Views.ContainsKey(word);

    private static bool IsKnown(string word) =>
        IsDayOrView(word) || PhotoWords.Timings.ContainsKey(word) || (word.Length > 0 && word.All(char.IsAsciiDigit));

    private static DateOnly? Day(string word) =>
        DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Only<T>(IEnumerable<T> found)
        where T : struct => found.Distinct().ToList() is [var only] ? only : null;
}
