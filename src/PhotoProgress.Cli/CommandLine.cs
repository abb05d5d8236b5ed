using System.CommandLine;
using System.CommandLine.Parsing;

namespace PhotoProgress.Cli;

/// <summary>Parses the arguments, runs the command, and turns every fault into one line on standard error and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Environment variable; <c>1</c> adds the stack trace to a fault of ours.</summary>
    public const string DebugVariable = "PHOTOPROGRESS_DEBUG";

    /// <summary>No response files and no bundling of short options: a photo may be called <c>@1.jpg</c> or <c>-ab.jpg</c>.</summary>
    private static readonly ParserConfiguration Parser = new() { ResponseFileTokenReplacer = null, EnablePosixBundling = false };

    private static readonly InvocationConfiguration Invocation = new() { EnableDefaultExceptionHandler = false };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        try
        {
            var parsed = root.Parse(args, Parser);
            if (UsageFault(parsed) is { } fault) throw new InputException($"{fault} See: {CallOf(parsed)} --help");
            return await parsed.InvokeAsync(Invocation);
        }
        catch (InputException e)
        {
            return Fail(ExitCode.BadInput, e.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(ExitCode.OurFault, "Interrupted; nothing was finished.");
        }
        catch (Exception e)
        {
            return Fail(ExitCode.OurFault, IsDebug ? e.ToString() : e.Message, oneLine: !IsDebug);
        }
    }

    private static bool IsDebug => Environment.GetEnvironmentVariable(DebugVariable) == "1";

    private static int Fail(int code, string message, bool oneLine = true)
    {
        Console.Error.WriteLine($"photoprogress: {(oneLine ? Shown.Line(message) : message)}");
        return code;
    }

    /// <summary>What is wrong with the arguments; null where nothing is, or where only help is asked for.</summary>
    private static string? UsageFault(ParseResult parsed)
    {
        if (parsed.Action is System.CommandLine.Help.HelpAction) return null;
        if (UnknownOption(parsed) is { } option)
            return $"Unknown option {Shown.Quoted(option)} (for a file of that name, write ./ before it).";
        if (parsed.CommandResult.Command is RootCommand && parsed.UnmatchedTokens is [var word, ..])
            return $"Unknown command {Shown.Quoted(word)}.";
        if (parsed.CommandResult.Command is RootCommand && parsed.Tokens.Count == 0) return "No command was given.";
        return parsed.Errors is [var error, ..] ? error.Message : null;
    }

    /// <summary>The parser takes an unknown option for a file name; behind <c>--</c> it may be one.</summary>
    private static string? UnknownOption(ParseResult parsed) => parsed.Tokens
        .TakeWhile(token => token.Type != TokenType.DoubleDash)
        .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-')?.Value;

    private static string CallOf(ParseResult parsed) => parsed.CommandResult.Command is RootCommand
        ? "photoprogress" : $"photoprogress {parsed.CommandResult.Command.Name}";
}
