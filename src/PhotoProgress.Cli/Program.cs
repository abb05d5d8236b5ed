using System.CommandLine;
using PhotoProgress.Cli;
using PhotoProgress.Cli.Commands;

var root = new RootCommand(
    """
    Compares standardised before/after photos of skin and reports each change with its measurement error.

    Exit codes: 0 compared or measured, 3 not comparable or photo refused, 2 bad input or usage, 1 our fault.
    Results go to standard output, faults as one line to standard error. Photos stay on this machine.
    """);
root.Subcommands.Add(MeasureCommand.Create());
root.Subcommands.Add(CompareCommand.Create(TimeProvider.System));
root.Subcommands.Add(CourseCommand.Create(TimeProvider.System));
root.Subcommands.Add(PhantomCommand.Create());
root.Subcommands.Add(RepeatabilityCommand.Create(TimeProvider.System));
root.Subcommands.Add(TrainCommand.Create());
root.Subcommands.Add(EvaluateCommand.Create());
root.Subcommands.Add(RebaselineCommand.Create());
root.Subcommands.Add(BackupCommand.Create(TimeProvider.System));
root.Subcommands.Add(BackupCommand.CreateRestore(TimeProvider.System));
root.Subcommands.Add(KeysCommand.Create());
root.Subcommands.Add(AuditCommand.Create(TimeProvider.System));
return await CommandLine.RunAsync(root, args);
