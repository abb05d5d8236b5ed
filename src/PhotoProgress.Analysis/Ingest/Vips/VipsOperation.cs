using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Ingest.Vips;

/// <summary>One operation of libvips: created by name, given its arguments, run once.</summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private nint _operation;

    /// <param name="name">Nickname or class name, such as <c>icc_transform</c>.</param>
    /// <param name="options">Scalar arguments, <c>name=value</c> with commas between; may be empty.</param>
    public VipsOperation(string name, string options)
    {
        _operation = VipsNative.NewOperation(name);
        if (_operation == 0) throw new InvalidOperationException($"libvips has no operation {name}.");
        if (options.Length > 0 && VipsNative.SetFromString(_operation, options) != 0)
            throw new InvalidOperationException($"libvips rejects {name} with {options}: {VipsLibrary.TakeErrors()}");
    }

    /// <summary>Runs an operation that makes an image of an image; null if libvips cannot.</summary>
    public static VipsImage? Apply(VipsImage image, string name, string options)
    {
        using var operation = new VipsOperation(name, options);
        return operation.With("in", image).TryRun() ? operation.TakeImage("out") : null;
    }

    public VipsOperation With(string property, VipsImage image)
    {
        VipsNative.GValue value = default;
        VipsNative.InitValue(&value, VipsNative.ImageType());
        VipsNative.SetObject(&value, image.DangerousGetHandle()); // takes its own reference
        VipsNative.SetProperty(_operation, property, &value);
        VipsNative.UnsetValue(&value);
        GC.KeepAlive(image);
        return this;
    }

    /// <summary>Gives the operation its own native copy: libvips reads it lazily, long after this call.</summary>
    public VipsOperation With(string property, ReadOnlySpan<byte> bytes)
    {
        var copy = NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        var blob = VipsNative.NewBlob(&FreeCopy, copy, (nuint)bytes.Length);
        VipsNative.GValue value = default;
        VipsNative.InitValue(&value, VipsNative.BlobType());
        VipsNative.SetBoxed(&value, blob); // takes its own reference
        VipsNative.SetProperty(_operation, property, &value);
        VipsNative.UnsetValue(&value);
        VipsNative.UnrefArea(blob);
        return this;
    }

    /// <summary>False if libvips could not do it; what it said is dropped, because the buffer mixes all threads.</summary>
    public bool TryRun()
    {
        if (VipsNative.BuildOperation(ref _operation) == 0) return true;
        VipsNative.ClearErrors();
        return false;
    }

    public VipsImage TakeImage(string property)
    {
        VipsNative.GValue value = default;
        VipsNative.InitValue(&value, VipsNative.ImageType());
        VipsNative.GetProperty(_operation, property, &value);
        var image = new VipsImage(VipsNative.DupObject(&value));
        VipsNative.UnsetValue(&value);
        return image;
    }

    public byte[] TakeBytes(string property)
    {
        VipsNative.GValue value = default;
        VipsNative.InitValue(&value, VipsNative.BlobType());
        VipsNative.GetProperty(_operation, property, &value);
        var data = VipsNative.BlobData(VipsNative.GetBoxed(&value), out var length);
        var bytes = new ReadOnlySpan<byte>(data, checked((int)length)).ToArray();
        VipsNative.UnsetValue(&value);
        return bytes;
    }

    public void Dispose()
    {
        if (_operation == 0) return;
        VipsNative.UnrefOutputs(_operation);
        VipsNative.UnrefObject(_operation);
        _operation = 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(System.Runtime.CompilerServices.CallConvCdecl)])]
    private static int FreeCopy(void* data, void* area)
    {
        NativeMemory.Free(data);
        return 0;
    }
}
