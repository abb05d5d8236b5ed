using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PhotoProgress.Cli.Answers;

/// <summary>Standard output, always UTF-8.</summary>
internal static class Output
{
    // Nothing here is ever put into a page, so that ° and − may stand as they are.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Exactly one object, written only when all of it is there.</summary>
    public static void Json(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable)) write(writer);
        bytes.WriteByte((byte)'\n');
        Send(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    public static void Text(string text) => Send(Encoding.UTF8.GetBytes(text));

    private static void Send(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var output = Console.OpenStandardOutput();
            output.Write(bytes);
            output.Flush();
        }
        catch (IOException e)
        {
            throw new InputException($"Standard output cannot be written ({e.Message}): check where it is sent.", e);
        }
    }
}
