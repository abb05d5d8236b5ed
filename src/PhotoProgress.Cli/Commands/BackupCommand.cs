using System.CommandLine;
using System.Security.Cryptography;
using PhotoProgress.Cli.Answers;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Cli.Commands;

/// <summary><c>backup --out FILE</c> and <c>restore FILE</c>: a whole clinic in one file.</summary>
internal static class BackupCommand
{
    private static readonly ClinicOptions From = new();
    private static readonly ClinicOptions To = new();
    private static readonly Option<string> Out = new("--out") { Description = "The backup to write; must not be there yet.", HelpName = "FILE", Required = true };
    private static readonly Argument<string> Backup = new("FILE") { Description = "The backup." };

    public static Command Create(TimeProvider clock)
    {
        var command = new Command("backup", "Write a whole clinic, rows and photos, into one sealed file; the service may run meanwhile.") { Out };
        From.AddTo(command);
        command.SetAction((parsed, cancellation) => ClinicWork.RunAsync(() => WriteAsync(From.Read(parsed), parsed.GetRequiredValue(Out), clock, cancellation)));
        return command;
    }

    public static Command CreateRestore(TimeProvider clock)
    {
        var command = new Command("restore", "Bring a clinic back from a backup into an empty data folder and database.") { Backup };
        To.AddTo(command);
        command.SetAction((parsed, cancellation) => ClinicWork.RunAsync(() => RestoreAsync(To.Read(parsed, mayBeNew: true), parsed.GetRequiredValue(Backup), clock, cancellation)));
        return command;
    }

    private static async Task<int> WriteAsync(ClinicArguments clinic, string file, TimeProvider clock, CancellationToken cancellation)
    {
        OutputFile.Check(file, "backup");
        var place = clinic.Open();
        var made = await new ClinicBackup(clock, RandomNumberGenerator.Create()).WriteAsync(place, file, cancellation: cancellation);
        await ClinicRestore.VerifyAsync(place, file, cancellation);
        await NoteAsync(clinic, made, clock, cancellation);
        Output.Text($"Backup {made.Head.Id} in {Shown.Line(file)}, read back and whole\n{Contents(made)}{KeysNeeded(made)}{Faults(made)}");
        return made.Manifest.Damaged.Count == 0 && made.Manifest.Audit.Fault is null ? ExitCode.Done : ExitCode.NotComparable;
    }

    /// <summary>For the owner's page, which warns when the last one is old; and a copy of everything that leaves the clinic belongs into the trail.</summary>
    private static async Task NoteAsync(ClinicArguments clinic, BackupResult made, TimeProvider clock, CancellationToken cancellation)
    {
        await using var db = clinic.Open().Open();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.BackupNotes.Add(new BackupNote
        {
            Id = made.Head.Id,
            CreatedAt = made.Head.Created,
            VerifiedAt = clock.GetUtcNow(),
            Photos = made.Manifest.Photos,
            PhotoBytes = made.Manifest.PhotoBytes,
            Damaged = made.Manifest.Damaged.Count,
        });
        await db.SaveChangesAsync(cancellation);
        await new AuditTrail(clock, new AuditKey(clinic.OpenKeys().Derive("audit"))).AddAsync(db, new AuditLine("operator", "backup.make", $"backup:{made.Head.Id}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    private static async Task<int> RestoreAsync(ClinicArguments clinic, string file, TimeProvider clock, CancellationToken cancellation)
    {
        if (!File.Exists(file)) throw new InputException($"The backup {Shown.Quoted(file)} does not exist: check the name.");
        var restored = await new ClinicRestore(clock).RunAsync(clinic.Open(mayBeNew: true), file, cancellation: cancellation);
        Output.Text($"Restored backup {restored.Head.Id} of {restored.Head.Created:u} into {Shown.Line(clinic.Data)}\n{Contents(restored)}{Faults(restored)}");
        return ExitCode.Done;
    }

    private static string Contents(BackupResult backup) => FormattableString.Invariant(
        $"""
          rows    {backup.Manifest.Rows} in {backup.Manifest.Tables.Count} tables
          photos  {backup.Manifest.Photos}, {backup.Manifest.PhotoBytes} bytes
          audit   {backup.Manifest.Audit.Entries}:{backup.Manifest.Audit.Head}

        """);

    private static string KeysNeeded(BackupResult backup) => string.Concat(
        "The keys are not in it. Keep a copy of the key file apart from the backup; it must hold:\n",
        backup.Manifest.KeyIds.Count == 0 ? "  the clinic's address key\n" : string.Concat(backup.Manifest.KeyIds.Select(id => $"  key {id}\n")));

    private static string Faults(BackupResult backup) => string.Concat(
        string.Concat(backup.Manifest.Damaged.Select(address => $"Photo {address} was missing or damaged in the clinic when the backup was made.\n")),
        backup.Manifest.Audit.Fault is { } fault ? $"The audit trail was broken when the backup was made: {fault}\n" : "");
}
