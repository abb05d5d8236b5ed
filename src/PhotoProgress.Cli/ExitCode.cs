namespace PhotoProgress.Cli;

/// <summary>Exit codes of the command-line contract (docs/command-line.md).</summary>
internal static class ExitCode
{
    /// <summary>Compared, or measured.</summary>
    public const int Done = 0;

    public const int OurFault = 1;

    /// <summary>Bad input or usage.</summary>
    public const int BadInput = 2;

    /// <summary>Not comparable, or the photo is refused.</summary>
    public const int NotComparable = 3;
}

/// <summary>Input or usage is at fault: exit code 2. The message names the thing and the value and says what to do.</summary>
internal sealed class InputException(string message, Exception? inner = null) : Exception(message, inner);
