using System.Globalization;
using System.Net.Http.Headers;
using System.Text;

namespace PhotoProgress.Server.Tests.Ingest.Web;

/// <summary>The requests of the tus protocol.</summary>
internal static class TusClient
{
    public static async Task<HttpResponseMessage> CreateAsync(HttpClient http, Guid session, long length, string view = "closeup", byte[]? with = null)
    {
        using var request = Request(HttpMethod.Post, "/uploads");
        request.Headers.Add("Upload-Length", Text(length));
        request.Headers.Add("Upload-Metadata", $"session {Base64(session.ToString())},view {Base64(view)},filename {Base64("../../etc/passwd")}");
        if (with is not null) request.Content = Piece(with);
        return await http.SendAsync(request);
    }

    /// <returns>The upload's address.</returns>
    public static async Task<string> CreatedAsync(HttpClient http, Guid session, long length)
    {
        using var answer = await CreateAsync(http, session, length);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
        return answer.Headers.Location!.ToString();
    }

    public static async Task<HttpResponseMessage> PatchAsync(HttpClient http, string address, long offset, HttpContent content)
    {
        using var request = Request(HttpMethod.Patch, address);
        request.Headers.Add("Upload-Offset", Text(offset));
        request.Content = content;
        return await http.SendAsync(request);
    }

    public static Task<HttpResponseMessage> PatchAsync(HttpClient http, string address, long offset, byte[] piece) => PatchAsync(http, address, offset, Piece(piece));

    public static async Task<HttpResponseMessage> HeadAsync(HttpClient http, string address)
    {
        using var request = Request(HttpMethod.Head, address);
        return await http.SendAsync(request);
    }

    public static async Task<HttpResponseMessage> DeleteAsync(HttpClient http, string address)
    {
        using var request = Request(HttpMethod.Delete, address);
        return await http.SendAsync(request);
    }

    public static string Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";

    public static ByteArrayContent Piece(byte[] bytes) => new(bytes) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };

    private static HttpRequestMessage Request(HttpMethod method, string address) => new(method, address) { Headers = { { "Tus-Resumable", "1.0.0" } } };

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
