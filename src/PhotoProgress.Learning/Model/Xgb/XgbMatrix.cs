using System.Runtime.InteropServices;

namespace PhotoProgress.Learning.Model.Xgb;

/// <summary>Rows of features, copied into XGBoost; NaN is missing.</summary>
internal sealed unsafe class XgbMatrix : SafeHandle
{
    private XgbMatrix(nint owned, int rows, int columns)
        : base(0, ownsHandle: true)
    {
        SetHandle(owned);
        (Rows, Columns) = (rows, columns);
    }

    public int Rows { get; }

    public int Columns { get; }

    public override bool IsInvalid => handle == 0;

    /// <param name="values">Row by row.</param>
    public static XgbMatrix Of(ReadOnlySpan<float> values, int columns)
    {
        XgbLibrary.EnsureStarted();
        var rows = values.Length / columns;
        fixed (float* first = values)
        {
            XgbLibrary.Check(XgbNative.CreateMatrix(first, (ulong)rows, (ulong)columns, float.NaN, out var matrix), "take the features");
            return new XgbMatrix(matrix, rows, columns);
        }
    }

    public XgbMatrix Labelled(ReadOnlySpan<float> labels)
    {
        if (labels.Length != Rows) throw new ArgumentException($"{labels.Length} labels for {Rows} rows.", nameof(labels));
        fixed (float* first = labels) XgbLibrary.Check(XgbNative.SetFloats(this, "label", first, (ulong)labels.Length), "take the labels");
        return this;
    }

    protected override bool ReleaseHandle() => XgbNative.FreeMatrix(handle) == 0;
}
