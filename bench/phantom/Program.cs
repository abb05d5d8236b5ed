using PhotoProgress.Bench.Phantom;

// speed [N]: CPU milliseconds a patch of 256 × 256 pixels at 8 pixels a millimetre. verdicts [N]: our own checks and verdicts on N subjects.
var count = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
switch (args.FirstOrDefault())
{
    case "speed": Speed.Run(count ?? 1000); return 0;
    case "verdicts": Verdicts.Run(count ?? 40); return 0;
    default:
        Console.Error.WriteLine("Name a part: speed [N] or verdicts [N].");
        return 2;
}
