using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>What a peer would measure (<c>bench/peers/peer_pairs.py</c>): one Python process that is fed crops by file while ours goes on.</summary>
internal sealed class Peers : IDisposable
{
    public const string Missing = "Peers are skipped: /usr/bin/python3 with Debian's python3-opencv and python3-skimage is not there.";

    private const string Python = "/usr/bin/python3";
    private const string Script = "bench/peers/peer_pairs.py";

    /// <summary>Crops that wait on the disk; a face's pair takes 5 MB.</summary>
    private const int MostWaiting = 12;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private readonly Process _process;
    private readonly Task _reading;
    private readonly string _folder = Directory.CreateTempSubdirectory("photoprogress-bench-").FullName;
    private readonly SemaphoreSlim _room = new(MostWaiting);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<IReadOnlyList<IReadOnlyDictionary<string, double?>>>> _asked = new();
    private int _last;

    private Peers(Process process)
    {
        _process = process;
        _reading = Task.Run(ReadAnswers);
    }

    private sealed record Request(int Id, int Width, int Height, double PixelsPerMm, string Mask, IReadOnlyList<string> Crops);

    private sealed record Answer(int Id, IReadOnlyList<Dictionary<string, double?>> Values);

    /// <returns>Null where Python or its libraries are missing.</returns>
    public static Peers? Start()
    {
        if (!File.Exists(Python)) return null;
        using var probe = Process.Start(new ProcessStartInfo(Python, ["-c", "import cv2, skimage.feature"]) { RedirectStandardError = true })!;
        probe.WaitForExit();
        return probe.ExitCode != 0 ? null
            : new Peers(Process.Start(new ProcessStartInfo(Python, [Script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!);
    }

    /// <summary>A peer's measures of crops that share one grid and one mask.</summary>
    /// <returns>One for each crop, by name.</returns>
    public Task<IReadOnlyList<IReadOnlyDictionary<string, double?>>> Measure(IReadOnlyList<LinearRgb> crops, Plane mask, double pixelsPerMm)
    {
        _room.Wait();
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<IReadOnlyList<IReadOnlyDictionary<string, double?>>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        var request = new Request(
            id, mask.Width, mask.Height, pixelsPerMm, Written(id, "mask", [.. mask.Samples.Select(w => (byte)Math.Clamp((int)MathF.Round(255 * w), 0, 255))]),
            [.. crops.Select((crop, i) => Written(id, FormattableString.Invariant($"{i}"), Bytes(crop)))]);
        lock (_process) _process.StandardInput.WriteLine(JsonSerializer.Serialize(request, Json));
        return answer.Task;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _reading.Wait();
        _process.WaitForExit();
        _process.Dispose();
        _room.Dispose();
        Directory.Delete(_folder, true);
    }

    private void ReadAnswers()
    {
        while (_process.StandardOutput.ReadLine() is { } line)
        {
            var answer = JsonSerializer.Deserialize<Answer>(line, Json)!;
            if (_asked.TryRemove(answer.Id, out var asked)) asked.SetResult(answer.Values);
            _room.Release();
        }

        _room.Release(MostWaiting); // nobody waits for a process that is gone
        foreach (var open in _asked.Values) open.TrySetException(new InvalidOperationException($"{Script} ended before it had answered."));
    }

    private string Written(int id, string part, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(_folder, FormattableString.Invariant($"{id}-{part}"));
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private static byte[] Bytes(LinearRgb light)
    {
        var rgb = new ushort[light.Width * light.Height * 3];
        for (var i = 0; i < light.R.Samples.Length; i++)
        {
            rgb[3 * i] = SrgbTransfer.FromLinear(light.R.Samples[i]);
            rgb[(3 * i) + 1] = SrgbTransfer.FromLinear(light.G.Samples[i]);
            rgb[(3 * i) + 2] = SrgbTransfer.FromLinear(light.B.Samples[i]);
        }

        return MemoryMarshal.AsBytes<ushort>(rgb).ToArray();
    }
}
