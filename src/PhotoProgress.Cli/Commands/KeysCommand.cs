using System.CommandLine;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>keys list|rotate|retire</c>: the keys that lock the photos.</summary>
internal static class KeysCommand
{
    /// <summary>A line of progress for so many photos.</summary>
    private const int PhotosPerLine = 1000;

    private static readonly Argument<string> Id = new("ID") { Description = "Of the key: 32 hexadecimal digits." };

    public static Command Create()
    {
        var command = new Command("keys", "List, rotate and retire the keys that lock the photos.");
        command.Subcommands.Add(Sub("list", "Show the ids of the keys.", (clinic, _, _) => Task.FromResult(List(clinic))));
        command.Subcommands.Add(Sub("rotate", "Make a new key and lock every photo with it; the service may run meanwhile.", (clinic, _, cancellation) => RotateAsync(clinic, cancellation)));
        var retire = Sub("retire", "Forget a key that locks no photo any more. Backups from before the rotation still need it.", (clinic, parsed, _) => Task.FromResult(Retire(clinic, parsed.GetRequiredValue(Id))));
        retire.Arguments.Add(Id);
        command.Subcommands.Add(retire);
        return command;
    }

    private static Command Sub(string name, string about, Func<ClinicArguments, ParseResult, CancellationToken, Task<int>> work)
    {
        var (command, options) = (new Command(name, about), new ClinicOptions());
        command.Options.Add(options.Data);
        command.Options.Add(options.Keys);
        command.SetAction((parsed, cancellation) => ClinicWork.RunAsync(() => work(options.Read(parsed), parsed, cancellation)));
        return command;
    }

    private static int List(ClinicArguments clinic)
    {
        var keys = clinic.OpenKeys();
        Output.Text(string.Concat(keys.Keys.Select(key => $"{key.Id}  {key.Created:u}{(key.Id == keys.CurrentId ? "  current" : "")}\n")));
        return ExitCode.Done;
    }

    private static async Task<int> RotateAsync(ClinicArguments clinic, CancellationToken cancellation)
    {
        var keys = clinic.OpenKeys();
        var store = clinic.OpenStore(keys);
        var (old, added) = (keys.CurrentId, keys.AddKey());
        Output.Text($"New key {added}. Copy the key file now: {Shown.Line(keys.Path)}\n");
        var result = await KeyRotation.RunAsync(store, new Lines(), cancellation);
        Output.Text(FormattableString.Invariant($"{result.Rewrapped} of {result.Seen} photos are newly locked.\n"));
        if (result.Faults.Count == 0)
        {
            Output.Text($"Key {old} may be retired: photoprogress keys retire {old}\n");
            return ExitCode.Done;
        }

        Output.Text(string.Concat(result.Faults.Select(fault => $"{Shown.Line(fault)}\n")));
        return ExitCode.NotComparable;
    }

    private static int Retire(ClinicArguments clinic, string id)
    {
        if (KeyRotation.Retire(clinic.OpenStore(clinic.OpenKeys()), id) is { } refusal) throw new InputException($"{refusal.Message} {refusal.Advice}");
        Output.Text($"Key {id} is gone from {Shown.Line(clinic.KeyFile)}. Backups from before the rotation need it: keep the old copy of the key file with them.\n");
        return ExitCode.Done;
    }

    /// <summary>Standard output, in order; <see cref="Progress{T}"/> would report from other threads.</summary>
    private sealed class Lines : IProgress<long>
    {
        public void Report(long value)
        {
            if (value % PhotosPerLine == 0) Output.Text(FormattableString.Invariant($"{value} photos seen\n"));
        }
    }
}
