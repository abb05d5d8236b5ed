using System.Runtime.InteropServices;

namespace PhotoProgress.Learning.Model.Xgb;

/// <summary>
/// Gradient-boosted trees. Several threads may predict from one at a time; none may train it or set its attributes meanwhile.
/// XGBoost accepts rows of the wrong width in silence, so the width is checked here.
/// </summary>
internal sealed unsafe class Booster : SafeHandle
{
    private const string Values = """{"type":0,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}""";

    /// <summary>Type 2: exact contributions by the trees' paths (Lundberg et al., Nat. Mach. Intell. 2 (2020) 56).</summary>
    private const string Contributions = """{"type":2,"training":false,"iteration_begin":0,"iteration_end":0,"strict_shape":true}""";

    private Booster(nint owned)
        : base(0, ownsHandle: true) => SetHandle(owned);

    public override bool IsInvalid => handle == 0;

    /// <summary>Columns of the rows it was trained on.</summary>
    public int Columns
    {
        get
        {
            XgbLibrary.Check(XgbNative.FeatureCount(this, out var count), "count its features");
            return checked((int)count);
        }
    }

    /// <summary>Trains a new one; the same rows, settings and rounds give the same bytes, with any number of threads.</summary>
    /// <param name="matrix">Rows with labels.</param>
    public static Booster Train(XgbMatrix matrix, IEnumerable<KeyValuePair<string, string>> settings, int rounds)
    {
        var handle = matrix.DangerousGetHandle();
        XgbLibrary.Check(XgbNative.CreateBooster(&handle, 1, out var created), "make a model");
        var booster = new Booster(created);
        foreach (var (name, value) in settings) XgbLibrary.Check(XgbNative.SetParameter(booster, name, value), $"set {name}={value}");
        for (var round = 0; round < rounds; round++) XgbLibrary.Check(XgbNative.Update(booster, round, matrix), "train");
        return booster;
    }

    /// <exception cref="FormatException">The bytes are no model of XGBoost.</exception>
    public static Booster Load(ReadOnlySpan<byte> bytes)
    {
        XgbLibrary.EnsureStarted();
        XgbLibrary.Check(XgbNative.CreateBooster(null, 0, out var created), "make a model");
        var booster = new Booster(created);
        try
        {
            fixed (byte* first = bytes) XgbLibrary.Check(XgbNative.LoadModel(booster, first, (ulong)bytes.Length), "read the model");
            XgbLibrary.Check(XgbNative.SetParameter(booster, "nthread", "1"), "set nthread=1"); // callers bring their own threads
            return booster;
        }
        catch (InvalidOperationException fault)
        {
            booster.Dispose();
            throw new FormatException(fault.Message, fault);
        }
    }

    /// <summary>The model in XGBoost's binary JSON (UBJ), attributes included.</summary>
    public byte[] Save()
    {
        XgbLibrary.Check(XgbNative.SaveModel(this, """{"format":"ubj"}""", out var length, out var bytes), "write the model");
        var copy = new ReadOnlySpan<byte>(bytes, checked((int)length)).ToArray();
        GC.KeepAlive(this); // the bytes lie in the booster's memory
        return copy;
    }

    public string? Attribute(string key)
    {
        XgbLibrary.Check(XgbNative.GetAttribute(this, key, out var text, out var found), $"read attribute {key}");
        var copy = found != 0 ? Marshal.PtrToStringUTF8((nint)text) : null;
        GC.KeepAlive(this); // the text lies in the booster's memory
        return copy;
    }

    public void SetAttribute(string key, string value) => XgbLibrary.Check(XgbNative.SetAttribute(this, key, value), $"set attribute {key}");

    /// <summary>One prediction per row.</summary>
    public float[] Predict(XgbMatrix rows) => Run(rows, Values, rows.Rows);

    /// <summary>Contribution of each feature, the bias last, row by row: they sum to the prediction.</summary>
    public float[] Explain(XgbMatrix rows) => Run(rows, Contributions, rows.Rows * (rows.Columns + 1));

    private float[] Run(XgbMatrix rows, string request, int expected)
    {
        if (rows.Columns != Columns)
            throw new ArgumentException($"Rows of {rows.Columns} features for a model of {Columns}.", nameof(rows));
        XgbLibrary.Check(XgbNative.Predict(this, rows, request, out var shape, out var dimensions, out var result), "predict");
        ulong count = 1;
        for (ulong i = 0; i < dimensions; i++) count *= shape[i];
        if (count != (ulong)expected) throw new InvalidOperationException($"XGBoost gave {count} values where {expected} were due.");
        var copy = new ReadOnlySpan<float>(result, expected).ToArray();
        GC.KeepAlive(this); // the values lie in the booster's memory
        return copy;
    }

    protected override bool ReleaseHandle() => XgbNative.FreeBooster(handle) == 0;
}
