using System.Net;
using System.Text.Json;

namespace PhotoProgress.Server.Tests.Running;

/// <summary>Pages and their forms, as a browser without scripts would use them.</summary>
internal static class Forms
{
    public static async Task<HttpResponseMessage> SendFormAsync(this HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        if (fields.Length == 0) fields = [("button", "pressed")]; // an empty body is no form
        using var form = new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value)));
        return await http.PostAsync(new Uri(path, UriKind.Relative), form);
    }

    /// <returns>Where the form leads.</returns>
    public static async Task<string> SubmitAsync(this HttpClient http, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await http.SendFormAsync(path, fields);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{path} answered {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
        return answer.Headers.Location!.ToString();
    }

    /// <returns>The answer's JSON.</returns>
    public static Task<JsonElement> PostFormAsync(this HttpClient http, string path, params (string Name, string Value)[] fields) => http.SendFormAsync(path, fields).JsonAsync();

    /// <returns>The page, with plain blanks.</returns>
    public static async Task<string> PageAsync(this HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{path} answered {answer.StatusCode}: {text}");
        return WebUtility.HtmlDecode(text).Replace('\u00A0', ' ');
    }
}
