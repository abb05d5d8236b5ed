using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace PhotoProgress.Bench.Hostile;

/// <summary>Attacks that are no files: claims, trickles, names.</summary>
public sealed class Attacks(Uri service, string token, Guid session, string inbox)
{
    private const long TwoGigabytes = 2L << 30;

    /// <summary>A request that claims two gigabytes must be refused by its header, by both doors.</summary>
    /// <returns>The answers' first lines.</returns>
    public async Task<IReadOnlyList<string>> ClaimAsync() =>
    [
        await FirstLineAsync($"POST /api/v1/sessions/{session}/photos?view=front&timing=pre-session HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: {TwoGigabytes}\r\n\r\n"),
        await FirstLineAsync($"POST /uploads HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nTus-Resumable: 1.0.0\r\nUpload-Length: {TwoGigabytes}\r\nUpload-Metadata: session {Base64(session.ToString())},view {Base64("front")},timing {Base64("pre-session")},filename {Base64("../../../../etc/passwd")}\r\nContent-Length: 0\r\n\r\n"),
    ];

    /// <summary>Many connections that send one byte a second.</summary>
    /// <returns>Seconds until the service had closed all of them.</returns>
    public async Task<double> TrickleAsync(int connections)
    {
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => TrickleAsync()));
        return clock.Elapsed.TotalSeconds;
    }

    /// <summary>Names that try to leave the folder, links out of it, a pipe that never ends.</summary>
    /// <returns>How many files were put there that may be taken in or refused, but not followed.</returns>
    public int NameTricks(byte[] photo)
    {
        Directory.CreateDirectory(inbox);
        string[] names = ["..\\..\\evil.jpg", "-rf.jpg", "a\nb.jpg", "%2e%2e%2fevil.jpg", "\u202Egpj.exe.jpg", new string('n', 200) + ".jpg", "'; DROP TABLE Photos;--.jpg", "$(reboot).jpg"];
        for (var i = 0; i < names.Length; i++) File.WriteAllBytes(Path.Combine(inbox, names[i]), [.. photo, (byte)i]);
        File.CreateSymbolicLink(Path.Combine(inbox, "link.jpg"), "/etc/passwd");
        File.CreateSymbolicLink(Path.Combine(inbox, "folder"), "/etc");
        using var pipe = Process.Start("mkfifo", [Path.Combine(inbox, "pipe.jpg")]);
        pipe.WaitForExit();
        return names.Length;
    }

    private async Task TrickleAsync()
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Host, service.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /api/v1/sessions/{session}/photos?view=front&timing=pre-session HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\nContent-Length: 1000000\r\n\r\n"));
        await stream.WriteAsync(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 });
        try
        {
            var answer = stream.ReadAsync(new byte[1000]).AsTask();
            for (var second = 0; second < 120 && !answer.IsCompleted; second++)
            {
                await stream.WriteAsync(new byte[] { 0 });
                await Task.WhenAny(answer, Task.Delay(1000));
            }
        }
        catch (IOException)
        {
            // Closed: what was wanted.
        }
    }

    private async Task<string> FirstLineAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(service.Host, service.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream);
        return await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(20)) ?? "closed";
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
