using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Ingest.Vips;

/// <summary>
/// The non-variadic entry points of libvips and GObject that a decoder needs. libvips' convenience functions are variadic,
/// which .NET cannot call on Linux; operations are therefore built from their name and their properties.
/// </summary>
internal static unsafe partial class VipsNative
{
    public const string Vips = "libvips.so.42";
    public const string GObject = "libgobject-2.0.so.0";
    public const string GLib = "libglib-2.0.so.0";

    [LibraryImport(Vips, EntryPoint = "vips_init", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int Init(string programName);

    [LibraryImport(Vips, EntryPoint = "vips_block_untrusted_set")]
    public static partial void BlockUntrusted(int blocked);

    [LibraryImport(Vips, EntryPoint = "vips_cache_set_max")]
    public static partial void SetCacheMax(int operations);

    [LibraryImport(Vips, EntryPoint = "vips_concurrency_set")]
    public static partial void SetConcurrency(int threads);

    [LibraryImport(Vips, EntryPoint = "vips_error_buffer_copy")]
    public static partial byte* CopyErrorBuffer();

    [LibraryImport(Vips, EntryPoint = "vips_error_clear")]
    public static partial void ClearErrors();

    [LibraryImport(Vips, EntryPoint = "vips_foreign_find_load_buffer")]
    public static partial byte* FindLoadBuffer(void* bytes, nuint length);

    [LibraryImport(Vips, EntryPoint = "vips_operation_new", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint NewOperation(string name);

    [LibraryImport(Vips, EntryPoint = "vips_object_set_from_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetFromString(nint vipsObject, string options);

    [LibraryImport(Vips, EntryPoint = "vips_cache_operation_buildp")]
    public static partial int BuildOperation(ref nint operation);

    [LibraryImport(Vips, EntryPoint = "vips_object_unref_outputs")]
    public static partial void UnrefOutputs(nint vipsObject);

    [LibraryImport(Vips, EntryPoint = "vips_blob_new")]
    public static partial nint NewBlob(delegate* unmanaged[Cdecl]<void*, void*, int> free, void* data, nuint length);

    [LibraryImport(Vips, EntryPoint = "vips_blob_get")]
    public static partial void* BlobData(nint blob, out nuint length);

    [LibraryImport(Vips, EntryPoint = "vips_blob_get_type")]
    public static partial nuint BlobType();

    [LibraryImport(Vips, EntryPoint = "vips_area_unref")]
    public static partial void UnrefArea(nint area);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_type")]
    public static partial nuint ImageType();

    [LibraryImport(Vips, EntryPoint = "vips_image_new_from_memory_copy")]
    public static partial nint NewImageFromMemory(void* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Vips, EntryPoint = "vips_image_new_from_memory")]
    public static partial nint NewImageOverMemory(void* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Vips, EntryPoint = "vips_image_set_blob_copy", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetBlobCopy(VipsImage image, string field, void* data, nuint length);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_width")]
    public static partial int Width(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_height")]
    public static partial int Height(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_bands")]
    public static partial int Bands(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_format")]
    public static partial int Format(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_interpretation")]
    public static partial int Interpretation(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_n_pages")]
    public static partial int Pages(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_orientation")]
    public static partial int Orientation(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_typeof", StringMarshalling = StringMarshalling.Utf8)]
    public static partial nuint TypeOf(VipsImage image, string field);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_as_string", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetAsString(VipsImage image, string field, out byte* text);

    [LibraryImport(Vips, EntryPoint = "vips_image_get_blob", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int GetBlob(VipsImage image, string field, out void* data, out nuint length);

    [LibraryImport(Vips, EntryPoint = "vips_region_new")]
    public static partial VipsRegion NewRegion(VipsImage image);

    [LibraryImport(Vips, EntryPoint = "vips_region_fetch")]
    public static partial void* FetchRegion(VipsRegion region, int left, int top, int width, int height, out nuint length);

    [LibraryImport(GObject, EntryPoint = "g_value_init")]
    public static partial void InitValue(GValue* value, nuint type);

    [LibraryImport(GObject, EntryPoint = "g_value_unset")]
    public static partial void UnsetValue(GValue* value);

    [LibraryImport(GObject, EntryPoint = "g_value_set_boxed")]
    public static partial void SetBoxed(GValue* value, nint boxed);

    [LibraryImport(GObject, EntryPoint = "g_value_get_boxed")]
    public static partial nint GetBoxed(GValue* value);

    [LibraryImport(GObject, EntryPoint = "g_value_set_object")]
    public static partial void SetObject(GValue* value, nint gObject);

    [LibraryImport(GObject, EntryPoint = "g_value_dup_object")]
    public static partial nint DupObject(GValue* value);

    [LibraryImport(GObject, EntryPoint = "g_object_set_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void SetProperty(nint gObject, string property, GValue* value);

    [LibraryImport(GObject, EntryPoint = "g_object_get_property", StringMarshalling = StringMarshalling.Utf8)]
    public static partial void GetProperty(nint gObject, string property, GValue* value);

    [LibraryImport(GObject, EntryPoint = "g_object_unref")]
    public static partial void UnrefObject(nint gObject);

    [LibraryImport(GLib, EntryPoint = "g_free")]
    public static partial void Free(void* memory);

    [LibraryImport(GLib, EntryPoint = "g_setenv", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int SetEnvironment(string name, string value, int overwrite);

    /// <summary>GObject's tagged value: its type and two words of content.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct GValue
    {
        public nuint Type;
        public ulong Data0;
        public ulong Data1;
    }
}
