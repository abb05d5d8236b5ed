using PhotoProgress.Data.Store.Parts;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>How a request's body ended.</summary>
internal enum Taken
{
    /// <summary>All of it is durable.</summary>
    Whole,

    /// <summary>The connection broke or was too slow; what came is durable.</summary>
    Broken,

    /// <summary>There was more than was announced; nothing of this request was kept.</summary>
    TooMuch,
}

/// <summary>Takes the bytes of one request.</summary>
internal static class UploadBody
{
    /// <param name="length">Of the whole photo.</param>
    /// <exception cref="IOException">The disk is full or fails.</exception>
    public static async Task<Taken> TakeAsync(Stream body, PartFile parts, long length)
    {
        var before = parts.Length;
        var buffer = new byte[PartFile.MostPieceBytes];
        try
        {
            for (; ; )
            {
                var (filled, end) = await FillAsync(body, buffer);
                if (parts.Length + filled > length) return CutBack(parts, before);
                if (filled > 0) parts.Append(buffer.AsSpan(0, filled));
                if (end is { } ended) return ended;
            }
        }
        finally
        {
            parts.Sync();
        }
    }

    private static Taken CutBack(PartFile parts, long before)
    {
        parts.CutTo(before);
        return Taken.TooMuch;
    }

    /// <summary>Fills the buffer as far as bytes come; a connection that breaks in the middle loses none of them.</summary>
    private static async Task<(int Filled, Taken? End)> FillAsync(Stream body, byte[] buffer)
    {
        var filled = 0;
        while (filled < buffer.Length)
        {
            int read;
            try
            {
                read = await body.ReadAsync(buffer.AsMemory(filled));
            }
            catch (Exception fault) when (fault is IOException or OperationCanceledException)
            {
                return (filled, Taken.Broken); // Kestrel's BadHttpRequestException, for slowness, is an IOException too
            }

            if (read == 0) return (filled, Taken.Whole);
            filled += read;
        }

        return (filled, null);
    }
}
