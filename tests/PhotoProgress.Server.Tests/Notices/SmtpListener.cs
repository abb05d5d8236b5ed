using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhotoProgress.Server.Tests.Notices;

/// <summary>How the listener treats the next message; afterwards it takes them again.</summary>
internal enum SmtpMood
{
    Takes,

    /// <summary>Refuses after the text, for now (451).</summary>
    RefusesForNow,

    /// <summary>Refuses the recipient for good (550).</summary>
    RefusesForGood,

    /// <summary>Hangs up before the text.</summary>
    HangsUpBefore,

    /// <summary>Reads the whole text and hangs up without an answer: who sent it cannot know.</summary>
    HangsUpAfter,
}

/// <summary>As much of a mail server (RFC 5321) as these tests need, on a port of this machine.</summary>
internal sealed class SmtpListener : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();

    private SmtpListener()
    {
        _listener.Start();
        _ = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Texts as they came, those too that were not taken.</summary>
    public ConcurrentQueue<string> Received { get; } = new();

    public ConcurrentQueue<SmtpMood> Moods { get; } = new();

    public static SmtpListener Start() => new();

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII);
        await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
        var mood = Moods.TryDequeue(out var next) ? next : SmtpMood.Takes;
        try
        {
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                if (line == "DATA")
                {
                    if (mood == SmtpMood.HangsUpBefore) return;
                    await writer.WriteLineAsync("354 go on");
                    Received.Enqueue(await TextAsync(reader));
                    if (mood == SmtpMood.HangsUpAfter) return;
                }

                await writer.WriteLineAsync(AnswerTo(line, mood));
                if (line == "QUIT") return;
            }
        }
        catch (IOException)
        {
            // The other side hung up.
        }
    }

    private static string AnswerTo(string line, SmtpMood mood) => line.Split(' ')[0] switch
    {
        "RCPT" when mood == SmtpMood.RefusesForGood => "550 5.1.1 there is nobody of that name",
        "DATA" when mood == SmtpMood.RefusesForNow => "451 4.3.0 come again",
        "QUIT" => "221 bye",
        _ => "250 fine",
    };

    private async Task<string> TextAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".") text.AppendLine(line);
        return text.ToString();
    }
}
