using System.CommandLine;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>audit verify</c>: reads the whole trail and finds what was changed, removed or cut off.</summary>
internal static class AuditCommand
{
    private const int HashDigits = 64;

    private static readonly ClinicOptions Clinic = new();
    private static readonly Option<string?> Head = new("--head")
    {
        Description = "An end that was noted before, as this command and `backup` print it: the trail must still hold it.",
        HelpName = "NUMBER:HASH",
    };

    public static Command Create(TimeProvider clock)
    {
        var verify = new Command("verify", "Verify the audit trail. Exit code 3 names the first bad entry.") { Head };
        Clinic.AddTo(verify);
        verify.SetAction((parsed, cancellation) => ClinicWork.RunAsync(() => VerifyAsync(Clinic.Read(parsed), Noted(parsed.GetValue(Head)), clock, cancellation)));
        var command = new Command("audit", "Verify the audit trail.");
        command.Subcommands.Add(verify);
        return command;
    }

    private static async Task<int> VerifyAsync(ClinicArguments arguments, (long Number, string Hash)? noted, TimeProvider clock, CancellationToken cancellation)
    {
        var clinic = arguments.Open();
        await using var db = clinic.Open();
        var state = await new AuditTrail(clock, new AuditKey(arguments.OpenKeys().Derive("audit"))).VerifyAsync(db, cancellation);
        var fault = state.Fault ?? (noted is { } head ? await MissingAsync(db, head, cancellation) : null);
        Output.Text(fault is null
            ? FormattableString.Invariant($"The audit trail is whole. Its end, to note down for --head:\n{state.Entries}:{state.Head}\n")
            : FormattableString.Invariant($"The audit trail is broken: {fault} Good until {state.Entries}:{state.Head}\n"));
        return fault is null ? ExitCode.Done : ExitCode.NotComparable;
    }

    /// <summary>A trail whose end was cut off is whole in itself; only an end that was noted before shows it.</summary>
    private static async Task<string?> MissingAsync(PhotoProgress.Data.ClinicDb db, (long Number, string Hash) head, CancellationToken cancellation)
    {
        if (head.Number == 0) return null;
        var found = await db.Audit.Where(e => e.Number == head.Number).Select(e => e.Hash).FirstOrDefaultAsync(cancellation);
        return found is null ? FormattableString.Invariant($"Entry {head.Number}, which was noted, is missing: the end was cut off.")
            : found != head.Hash ? FormattableString.Invariant($"Entry {head.Number} is not the one that was noted.") : null;
    }

    private static (long Number, string Hash)? Noted(string? text)
    {
        if (text is null) return null;
        var parts = text.Split(':');
        return parts.Length == 2 && parts[1].Length == HashDigits && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (number, parts[1].ToLowerInvariant())
            : throw new InputException($"--head {Shown.Quoted(text)} is no end of a trail: write NUMBER:HASH as `audit verify` printed it.");
    }
}
