using System.Security.Cryptography;
using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model.Xgb;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Model;

/// <summary>
/// A model on disk: <c>model.json</c> and four files of trees for each amount. Features with their versions stand in the table
/// and inside every file of trees, because XGBoost itself takes rows of any width.
/// </summary>
internal static class ModelFolder
{
    private const string FeaturesKey = "photoprogress.features";
    private const string PartKey = "photoprogress.part";

    public static void Write(SkinModel model, string folder)
    {
        Directory.CreateDirectory(folder);
        var parts = model.Parts.Select(part => WritePart(part, folder)).ToArray();
        var table = new ModelFile(ModelFile.CurrentSchema, model.Name, FeatureSet.Names, parts);
        File.WriteAllText(Path.Combine(folder, ModelFile.FileName), JsonSerializer.Serialize(table, JsonTable.Options) + "\n");
    }

    /// <exception cref="FormatException">One line says which file cannot be used, and why.</exception>
    public static SkinModel Read(string folder)
    {
        var table = ReadTable(folder);
        if (FeatureSet.Difference(table.Features) is { } difference)
            throw Fault(folder, $"{difference}. Train a new one (photoprogress train), or use the program it came with");
        var amounts = table.Parts.Select(part => part.Amount).ToArray();
        if (!amounts.SequenceEqual(Trainer.Amounts.Select(NameOf)))
            throw Fault(folder, $"its parts are {string.Join(", ", amounts)} instead of {string.Join(", ", Trainer.Amounts.Select(NameOf))}");
        return new SkinModel(table.Name, [.. Trainer.Amounts.Zip(table.Parts, (dimension, part) => ReadPart(dimension, part, folder))]);
    }

    private static ModelFile ReadTable(string folder)
    {
        var path = Path.Combine(folder, ModelFile.FileName);
        try
        {
            return ModelFile.Parse(File.ReadAllText(path));
        }
        catch (Exception fault) when (fault is FormatException or IOException or UnauthorizedAccessException)
        {
            var why = fault is FormatException ? fault.Message : $"{path} cannot be read";
            throw Fault(folder, why.TrimEnd('.'), fault);
        }
    }

    private static ModelPart WritePart(AmountModel part, string folder)
    {
        var name = NameOf(part.Dimension);
        return new ModelPart(name, WriteReader(part.Level, name, folder), WriteReader(part.Change, $"{name}-change", folder), part.PlainSlope);
    }

    private static ReaderFiles WriteReader(Reader reader, string name, string folder)
    {
        var (value, spread) = ($"{name}.ubj", $"{name}-spread.ubj");
        return new ReaderFiles(
            value, WriteTrees(reader.Value, Path.Combine(folder, value), name),
            spread, WriteTrees(reader.Spread, Path.Combine(folder, spread), $"{name}-spread"), reader.Factor);
    }

    private static string WriteTrees(Booster trees, string path, string part)
    {
        trees.SetAttribute(FeaturesKey, string.Join('\n', FeatureSet.Names));
        trees.SetAttribute(PartKey, part);
        var bytes = trees.Save();
        File.WriteAllBytes(path, bytes);
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static AmountModel ReadPart(Dimension dimension, ModelPart part, string folder)
    {
        if (!(part.PlainSlope >= 0)) throw Fault(folder, $"the plain slope of {part.Amount} must not be below 0");
        var level = ReadReader(folder, part.Level, part.Amount, FeatureSet.Count);
        return new AmountModel(dimension, level, ReadReader(folder, part.Change, $"{part.Amount}-change", ChangeRow.Count), part.PlainSlope);
    }

    private static Reader ReadReader(string folder, ReaderFiles files, string name, int columns)
    {
        if (!(files.Factor > 0)) throw Fault(folder, $"the factor of {name} must be above 0");
        var value = ReadTrees(folder, files.Value, files.ValueSha256, name, columns);
        return new Reader(value, ReadTrees(folder, files.Spread, files.SpreadSha256, $"{name}-spread", columns), files.Factor);
    }

    private static Booster ReadTrees(string folder, string file, string sha256, string part, int columns)
    {
        var bytes = ReadFile(folder, file);
        if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sha256) throw Fault(folder, $"{file} is broken or changed: its SHA-256 is not the one in {ModelFile.FileName}");
        Booster trees;
        try
        {
            trees = Booster.Load(bytes);
        }
        catch (FormatException fault)
        {
            throw Fault(folder, $"{file}: {fault.Message}", fault);
        }

        if (FaultOf(trees, part, columns) is not { } found) return trees;
        trees.Dispose();
        throw Fault(folder, $"{file}: {found}");
    }

    private static string? FaultOf(Booster trees, string part, int columns)
    {
        if (trees.Columns != columns) return $"its trees read {trees.Columns} features instead of {columns}";
        if (trees.Attribute(PartKey) is var found && found != part) return $"it holds the trees of {found ?? "nothing known"} instead of {part}";
        return FeatureSet.Difference((trees.Attribute(FeaturesKey) ?? "").Split('\n'));
    }

    private static byte[] ReadFile(string folder, string file)
    {
        try
        {
            // Only names, no paths: a table must not lead out of its folder.
            return File.ReadAllBytes(Path.Combine(folder, Path.GetFileName(file)));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Fault(folder, $"{file} cannot be read", fault);
        }
    }

    private static FormatException Fault(string folder, string what, Exception? inner = null) =>
        new($"The model {Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))} cannot be used: {what}.", inner);

    private static string NameOf(Dimension dimension) => dimension.ToString().ToLowerInvariant();
}
