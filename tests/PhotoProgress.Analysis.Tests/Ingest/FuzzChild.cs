using System.Buffers.Binary;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>
/// The process that a broken photo may kill: reads frames (length in four bytes, little-endian, then the file) from standard
/// input, decodes each, and answers one line each, <c>decoded</c> or the refusal's code.
/// </summary>
internal static class FuzzChild
{
    private static void Main()
    {
        using var input = Console.OpenStandardInput();
        var codec = new PhotoCodec();
        var length = new byte[4];
        while (input.ReadAtLeast(length, 4, throwOnEndOfStream: false) == 4)
        {
            var file = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            input.ReadExactly(file);
            Console.WriteLine(codec.Decode(file).Refused?.Code ?? "decoded");
        }
    }
}
