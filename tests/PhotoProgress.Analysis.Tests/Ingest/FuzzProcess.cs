using System.Diagnostics;
using System.Globalization;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>Runs <see cref="FuzzChild"/> and watches it from outside.</summary>
internal sealed class FuzzProcess : IDisposable
{
    /// <summary>A seed decodes in milliseconds; a busy machine may stretch that a hundredfold, not ten-thousandfold.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Process _child;

    public FuzzProcess()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(FuzzChild).Assembly.Location])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["VIPS_WARNING"] = "1";
        start.Environment["DOTNET_GCgen0size"] = "100000"; // 1 MB, in hexadecimal: collect often, so that what grows is a leak
        _child = Process.Start(start)!;
        Errors = _child.StandardError.ReadToEndAsync();
    }

    /// <summary>What the child printed on standard error; complete once it has ended.</summary>
    public Task<string> Errors { get; }

    /// <summary>The child's answer, <c>crashed</c> or <c>hung</c>; after the last two the process is of no more use.</summary>
    public async Task<string> Decode(byte[] file)
    {
        try
        {
            var input = _child.StandardInput.BaseStream;
            await input.WriteAsync(BitConverter.GetBytes(file.Length));
            await input.WriteAsync(file);
            await input.FlushAsync();
            return await _child.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? "crashed";
        }
        catch (TimeoutException)
        {
            _child.Kill();
            return "hung";
        }
        catch (IOException)
        {
            return "crashed";
        }
    }

    /// <summary>The largest resident memory so far, in megabytes.</summary>
    public double PeakMegabytes() => StatusMegabytes("VmHWM:");

    /// <summary>Resident memory now, in megabytes.</summary>
    public double Megabytes() => StatusMegabytes("VmRSS:");

    private double StatusMegabytes(string field)
    {
        var line = File.ReadLines($"/proc/{_child.Id}/status").First(text => text.StartsWith(field, StringComparison.Ordinal));
        return double.Parse(line.Split(':')[1].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) / 1024;
    }

    public void Dispose()
    {
        if (!_child.HasExited) _child.Kill();
        _child.Dispose();
    }
}
