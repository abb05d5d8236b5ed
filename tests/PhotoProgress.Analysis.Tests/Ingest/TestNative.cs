using System.Runtime.InteropServices;
using PhotoProgress.Analysis.Ingest.Vips;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>Header fields that only tests need to write.</summary>
internal static partial class TestNative
{
    public static VipsImage WithBlob(VipsImage image, string field, byte[] blob, string interpretation)
    {
        var copy = VipsOperation.Apply(image, "copy", $"interpretation={interpretation}")!;
        SetBlobCopy(copy.DangerousGetHandle(), field, blob, (nuint)blob.Length);
        return copy;
    }

    public static VipsImage WithInt(VipsImage image, string field, int value, string interpretation)
    {
        var copy = VipsOperation.Apply(image, "copy", $"interpretation={interpretation}")!;
        SetInt(copy.DangerousGetHandle(), field, value);
        return copy;
    }

    [LibraryImport("libvips.so.42", EntryPoint = "vips_image_set_blob_copy", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetBlobCopy(nint image, string field, byte[] blob, nuint length);

    [LibraryImport("libvips.so.42", EntryPoint = "vips_image_set_int", StringMarshalling = StringMarshalling.Utf8)]
    private static partial void SetInt(nint image, string field, int value);
}
