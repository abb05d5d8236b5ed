using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PhotoProgress.Server.Tests.Running;

/// <summary>Requests and answers as short as a test can say them.</summary>
internal static class Answers
{
    public static Task<HttpResponseMessage> GetAsync(this HttpClient http, string path) => http.GetAsync(new Uri(path, UriKind.Relative));

    public static Task<HttpResponseMessage> PostAsync(this HttpClient http, string path, object? body = null) =>
        http.PostAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body));

    public static Task<HttpResponseMessage> PutAsync(this HttpClient http, string path, object? body = null) =>
        http.PutAsync(new Uri(path, UriKind.Relative), body is null ? null : JsonContent.Create(body));

    public static Task<HttpResponseMessage> DeleteAsync(this HttpClient http, string path) => http.DeleteAsync(new Uri(path, UriKind.Relative));

    public static Task<HttpResponseMessage> UploadAsync(this HttpClient http, string path, byte[] bytes) =>
        http.PostAsync(new Uri(path, UriKind.Relative), new ByteArrayContent(bytes));

    /// <summary>The answer's JSON, when it has the expected status.</summary>
    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sent, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri!.PathAndQuery} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone();
    }

    public static async Task<HttpStatusCode> StatusAsync(this Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        return answer.StatusCode;
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static Guid Id(this JsonElement element) => element.GetProperty("id").GetGuid();
}
