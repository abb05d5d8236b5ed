using System.Diagnostics;

namespace PhotoProgress.Analysis.Tests.Conventions;

/// <summary>Another program, run to its end.</summary>
public static class ChildProcess
{
    /// <summary>Its input is empty; one that does not end in time is killed, and the test fails.</summary>
    public static (int Exit, string Output, string Errors) Run(ProcessStartInfo start, TimeSpan patience)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = System.Text.Encoding.UTF8;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{start.FileName} {string.Join(' ', start.ArgumentList)} did not end. {output.GetAwaiter().GetResult()}{errors.GetAwaiter().GetResult()}");
        }

        return (process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
