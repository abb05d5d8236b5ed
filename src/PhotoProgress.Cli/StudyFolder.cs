using System.Globalization;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Cli;

/// <summary>Reads the layout of a repeatability study, PERSON/VISIT/SHOT, without opening a photo (docs/repeatability.md).</summary>
internal static partial class StudyFolder
{
    /// <summary>All photos of a person and view lie in memory together: 24 of 12 megapixels take 1.7 GB.</summary>
    private const int MostShots = 24;

    private const string Layout = "lay the photos out as PERSON/VISIT/SHOT, e.g. P01/2026-03-02/front_1.jpg";

    private static readonly string[] Photos = [".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".avif", ".heic", ".heif"];

    /// <returns>One for each photo, by person, visit and name.</returns>
    /// <exception cref="InputException">The folder is missing, or something in it lies where the layout has no place for it.</exception>
    public static IReadOnlyList<StudyShot> Read(string folder)
    {
        if (File.Exists(folder)) throw new InputException($"The study {Shown.Quoted(folder)} is a file: name the folder that holds a folder for each person.");
        if (!Directory.Exists(folder)) throw new InputException($"The folder {Shown.Quoted(folder)} does not exist: check the name.");
        try
        {
            StudyShot[] shots = [.. People(folder)];
            foreach (var many in shots.GroupBy(shot => (shot.Person, shot.View)).Where(shots => shots.Count() > MostShots))
                throw new InputException($"The person {Shown.Quoted(many.Key.Person)} has {Number(many.Count())} {Code(many.Key.View)} photos; at most {Number(MostShots)} are read: leave some out.");
            return shots.Length > 0 ? shots : throw new InputException($"The folder {Shown.Quoted(folder)} holds no person: {Layout}.");
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            throw new InputException($"The folder {Shown.Quoted(folder)} cannot be read ({Shown.Line(e.Message)}): check its rights.", e);
        }
    }

    private static string Code(PhotoView view) => view.ToString().ToLowerInvariant();

    private static IEnumerable<StudyShot> People(string folder)
    {
        NoPhotoIn(folder, "in the study's own folder");
        foreach (var person in Folders(folder))
        {
            NoPhotoIn(person, "beside the visits");
            var visits = Folders(person);
            if (visits.Length == 0) throw new InputException($"The person {Shown.Quoted(person)} has no visit: {Layout}.");
            var days = Array.ConvertAll(visits, Day);
            if (days.Any(day => day is null) && days.Any(day => day is not null))
                throw new InputException($"The visits of {Shown.Quoted(person)} are partly named by their day: name all of them yyyy-MM-dd, or none.");
            foreach (var (visit, day) in visits.Zip(days))
                foreach (var shot in Shots(folder, visit, day)) yield return shot;
        }
    }

    private static IEnumerable<StudyShot> Shots(string folder, string visit, DateOnly? day)
    {
        if (Folders(visit, anyName: true) is [var deeper, ..]) throw new InputException($"The folder {Shown.Quoted(deeper)} lies inside a visit: {Layout}.");
        var files = Files(visit);
        if (files.Length == 0) throw new InputException($"The visit {Shown.Quoted(visit)} holds no photo: add the photos, or remove the folder.");
        var person = Path.GetFileName(Path.GetDirectoryName(visit)!);
        return files.Select(file => new StudyShot(person, Path.GetFileName(visit), day, View(file), Path.GetRelativePath(folder, file).Replace('\\', '/')));
    }

    private static DateOnly? Day(string visit)
    {
        var name = Path.GetFileName(visit);
        if (DateOnly.TryParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        return DateLike().IsMatch(name) ? throw new InputException($"The visit {Shown.Quoted(visit)} is named by a day that does not exist: name it yyyy-MM-dd, e.g. 2026-03-02.") : null;
    }

    /// <summary>The view that the name begins with; front where it begins with none.</summary>
    private static PhotoView View(string file)
    {
        var name = Path.GetFileName(file);
        var word = FirstWord().Match(name).Value.ToLowerInvariant();
        if (Enum.GetValues<PhotoView>().Any(view => Code(view) == word)) return Enum.Parse<PhotoView>(word, ignoreCase: true);
        return ViewLike().IsMatch(name)
            ? throw new InputException($"The photo {Shown.Quoted(file)} begins with no known view: begin it with front, left45, right45, left90, right90 or closeup and a _, e.g. left45_1.jpg.")
            : PhotoView.Front;
    }

    private static void NoPhotoIn(string folder, string where)
    {
        if (Files(folder).FirstOrDefault(file => Photos.Contains(Path.GetExtension(file).ToLowerInvariant())) is { } stray)
            throw new InputException($"The photo {Shown.Quoted(stray)} lies {where}: {Layout}.");
    }

    private static string[] Folders(string folder, bool anyName = false)
    {
        string[] folders = [.. Directory.GetDirectories(folder).Where(IsSeen).Order(StringComparer.Ordinal)];
        if (!anyName && folders.FirstOrDefault(one => !Named().IsMatch(Path.GetFileName(one))) is { } odd)
            throw new InputException($"The folder {Shown.Quoted(odd)} has a name that is no code: use up to 40 letters, digits, . _ and -, and never a person's name.");
        return folders;
    }

    private static string[] Files(string folder) => [.. Directory.GetFiles(folder).Where(IsSeen).Order(StringComparer.Ordinal)];

    // .DS_Store, ._front_1.jpg and the like are put there by machines.
    private static bool IsSeen(string path) => Path.GetFileName(path) is var name && name[0] != '.' && name is not ("Thumbs.db" or "desktop.ini");

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex Named();

    [GeneratedRegex(@"^\d{4}[-_.]?\d\d[-_.]?\d\d\z")]
    private static partial Regex DateLike();

    [GeneratedRegex("^[A-Za-z]+[0-9]*(?=[-_. ])")]
    private static partial Regex FirstWord();

    [GeneratedRegex("^(front|left|right|close|profile|side)", RegexOptions.IgnoreCase)]
    private static partial Regex ViewLike();
}
