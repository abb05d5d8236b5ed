using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PhotoProgress.Bench.Survive;

/// <summary>Brings photos in as clients do: tries again until the service has said that it has the photo.</summary>
public sealed class Doors(Uri service, string token, string inbox) : IDisposable
{
    private const int Pieces = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly HttpClient _http = new() { BaseAddress = service, Timeout = TimeSpan.FromSeconds(20), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) } };

    /// <summary>Comes back when the photo was accepted.</summary>
    public Task BringAsync(Item item, Random random) => item.Door switch
    {
        "rest" => UntilAsync(() => RestAsync(item)),
        "tus" => TusAsync(item),
        _ => InboxAsync(item, random),
    };

    public void Dispose() => _http.Dispose();

    private async Task<bool> RestAsync(Item item)
    {
        var timing = item.Timing == Analysis.Ingest.PhotoTiming.PreSession ? "pre-session" : "follow-up";
        using var body = new ByteArrayContent(item.Bytes);
        using var answer = await _http.PostAsync($"/api/v1/sessions/{item.SessionId}/photos?view=closeup&timing={timing}", body);
        return Accepted(answer, HttpStatusCode.Created, HttpStatusCode.OK);
    }

    /// <summary>In pieces, each of which may meet a dead service; goes on where the service says it is.</summary>
    private async Task TusAsync(Item item)
    {
        string? address = null;
        await UntilAsync(async () =>
        {
            address ??= await CreateAsync(item);
            if (address is null) return false;
            var offset = await OffsetAsync(address);
            if (offset is null) address = null; // it expired or was never committed
            return offset is { } at && await PatchAsync(address!, item, at);
        });
    }

    private async Task<string?> CreateAsync(Item item)
    {
        using var request = Tus(HttpMethod.Post, "/uploads");
        request.Headers.Add("Upload-Length", item.Bytes.Length.ToString(CultureInfo.InvariantCulture));
        var timing = item.Timing == Analysis.Ingest.PhotoTiming.PreSession ? "pre-session" : "follow-up";
        request.Headers.Add("Upload-Metadata", $"session {Base64(item.SessionId.ToString())},view {Base64("closeup")},timing {Base64(timing)}");
        using var answer = await _http.SendAsync(request);
        return Accepted(answer, HttpStatusCode.Created) ? answer.Headers.Location!.ToString() : null;
    }

    private async Task<long?> OffsetAsync(string address)
    {
        using var request = Tus(HttpMethod.Head, address);
        using var answer = await _http.SendAsync(request);
        return answer.IsSuccessStatusCode ? long.Parse(answer.Headers.GetValues("Upload-Offset").Single(), CultureInfo.InvariantCulture) : null;
    }

    private async Task<bool> PatchAsync(string address, Item item, long offset)
    {
        var size = (int)Math.Min(item.Bytes.Length - offset, (item.Bytes.Length / Pieces) + 1);
        using var request = Tus(HttpMethod.Patch, address);
        request.Headers.Add("Upload-Offset", offset.ToString(CultureInfo.InvariantCulture));
        request.Content = new ByteArrayContent(item.Bytes, (int)offset, size);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/offset+octet-stream");
        using var answer = await _http.SendAsync(request);
        return answer.IsSuccessStatusCode && answer.Headers.TryGetValues("Photo-Id", out _);
    }

    /// <summary>As a camera writes: the name appears, half of the file, the rest later. The inbox has it when the file is gone.</summary>
    private async Task InboxAsync(Item item, Random random)
    {
        var folder = Path.Combine(inbox, item.Client, item.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, FormattableString.Invariant($"closeup_{(item.Timing == Analysis.Ingest.PhotoTiming.PreSession ? "pre-session" : "follow-up")}_{item.Number}.jpg"));
        await using (var file = File.Create(path))
        {
            await file.WriteAsync(item.Bytes.AsMemory(0, item.Bytes.Length / 2));
            await file.FlushAsync();
            await Task.Delay(random.Next(50, 500));
            await file.WriteAsync(item.Bytes.AsMemory(item.Bytes.Length / 2));
        }

        while (File.Exists(path)) await Task.Delay(Pause);
    }

    private static async Task UntilAsync(Func<Task<bool>> attempt)
    {
        while (true)
        {
            try
            {
                if (await attempt()) return;
            }
            catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException or IOException)
            {
                // The service is dead or died meanwhile: that is what this is about.
            }

            await Task.Delay(Pause);
        }
    }

    /// <summary>An answer that will not get better by repeating is a failure of the run, not of the network.</summary>
    private static bool Accepted(HttpResponseMessage answer, params HttpStatusCode[] good)
    {
        if (good.Contains(answer.StatusCode)) return true;
        return (int)answer.StatusCode is >= 500 or 409 or 423 or 429 or 404 ? false : throw new InvalidOperationException($"{answer.RequestMessage?.Method} {answer.RequestMessage?.RequestUri}: {answer.StatusCode}");
    }

    private static HttpRequestMessage Tus(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
