using System.Globalization;
using PhotoProgress.Learning.Model;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>Which learned model the bench reads.</summary>
internal static class BenchModel
{
    public const string Missing = "The learned model is skipped: there is none in models/, or XGBoost (Debian libxgboost0) is not there.";

    private const string Root = "models";

    /// <param name="folder">Null for the newest: the highest version of all <c>models/NAME-VERSION</c>.</param>
    /// <returns>Null where none was named and none can be used.</returns>
    /// <exception cref="FormatException">The model cannot be used; one line says why.</exception>
    public static SkinModel? Open(string? folder)
    {
        if (folder is not null) return SkinModel.Open(folder);
        var newest = Directory.Exists(Root) ? Directory.EnumerateDirectories(Root).Where(path => VersionOf(path) > 0).MaxBy(VersionOf) : null;
        try
        {
            return newest is null ? null : SkinModel.Open(newest);
        }
        catch (DllNotFoundException)
        {
            return null;
        }
    }

    private static int VersionOf(string path) =>
        int.TryParse(path[(path.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
}
