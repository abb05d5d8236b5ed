using System.Runtime.InteropServices;

namespace PhotoProgress.Learning.Model.Xgb;

/// <summary>The entry points of XGBoost's C interface (1.7) that training and reading a model need. All return 0 on success.</summary>
internal static unsafe partial class XgbNative
{
    public const string Library = "libxgboost.so.0";

    [LibraryImport(Library, EntryPoint = "XGBoostVersion")]
    public static partial void Version(out int major, out int minor, out int patch);

    /// <summary>The last fault of this thread.</summary>
    [LibraryImport(Library, EntryPoint = "XGBGetLastError")]
    public static partial byte* LastError();

    [LibraryImport(Library, EntryPoint = "XGBSetGlobalConfig", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetGlobalConfig(string json);

    [LibraryImport(Library, EntryPoint = "XGDMatrixCreateFromMat")]
    public static partial int CreateMatrix(float* values, ulong rows, ulong columns, float missing, out nint matrix);

    [LibraryImport(Library, EntryPoint = "XGDMatrixSetFloatInfo", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetFloats(XgbMatrix matrix, string field, float* values, ulong length);

    [LibraryImport(Library, EntryPoint = "XGDMatrixFree")]
    public static partial int FreeMatrix(nint matrix);

    [LibraryImport(Library, EntryPoint = "XGBoosterCreate")]
    public static partial int CreateBooster(nint* matrices, ulong length, out nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterFree")]
    public static partial int FreeBooster(nint booster);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetParam", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetParameter(Booster booster, string name, string value);

    [LibraryImport(Library, EntryPoint = "XGBoosterUpdateOneIter")]
    public static partial int Update(Booster booster, int round, XgbMatrix matrix);

    /// <param name="result">Belongs to the booster, and to the calling thread, until its next call.</param>
    [LibraryImport(Library, EntryPoint = "XGBoosterPredictFromDMatrix", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Predict(Booster booster, XgbMatrix matrix, string json, out ulong* shape, out ulong dimensions, out float* result);

    [LibraryImport(Library, EntryPoint = "XGBoosterLoadModelFromBuffer")]
    public static partial int LoadModel(Booster booster, void* bytes, ulong length);

    /// <param name="bytes">Belongs to the booster until its next call.</param>
    [LibraryImport(Library, EntryPoint = "XGBoosterSaveModelToBuffer", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SaveModel(Booster booster, string json, out ulong length, out byte* bytes);

    [LibraryImport(Library, EntryPoint = "XGBoosterSetAttr", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetAttribute(Booster booster, string key, string value);

    /// <param name="text">Belongs to the booster until its next call.</param>
    [LibraryImport(Library, EntryPoint = "XGBoosterGetAttr", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetAttribute(Booster booster, string key, out byte* text, out int found);

    [LibraryImport(Library, EntryPoint = "XGBoosterGetNumFeature")]
    public static partial int FeatureCount(Booster booster, out ulong count);
}
