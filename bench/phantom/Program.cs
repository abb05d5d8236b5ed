using PhotoProgress.Bench.Phantom;

// courses [SEED] [N]: verdicts of phantom courses beside their truth.
// faces [FIRST SEED] [N] [YAW] [HEIGHT] [FOLDER]: our own checks on whole faces.
// speed [N]: CPU milliseconds a patch of 256 × 256 pixels at 8 pixels a millimetre. verdicts [N]: our own checks and verdicts on N subjects.
var count = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
int Number(int i, int usual) => args.Length > i ? int.Parse(args[i], System.Globalization.CultureInfo.InvariantCulture) : usual;
switch (args.FirstOrDefault())
{
    case "speed": Speed.Run(count ?? 1000); return 0;
    case "faces":
        Faces.Run(Number(1, 1), Number(2, 10), Number(3, 0), Number(4, 2000), args.Length > 5 ? args[5] : null);
        return 0;
    case "courses": Courses.Run(Number(1, 1), Number(2, 3)); return 0;
    case "verdicts": Verdicts.Run(count ?? 40); return 0;
    default:
        Console.Error.WriteLine("Name a part: courses, faces, speed [N] or verdicts [N].");
        return 2;
}
