// How the service grows.
//   dotnet run -c Release --project bench/scale -- api [--clients 2000] [--sessions 40000] [--engine sqlite|postgres]
//       every reading route of the API on a clinic of one client and on a large one, side by side
//   dotnet run -c Release --project bench/scale -- pages [the same options]
//       every page, as the owner opens it, in the same way
//   dotnet run -c Release --project bench/scale -- workers [--photos 120]
//       photos per second of one worker and of two, on PostgreSQL
using PhotoProgress.Bench.Scale;
using PhotoProgress.Data;

string Option(string name, string usual) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : usual;
int Number(string name, int usual) => int.Parse(Option(name, usual.ToString(System.Globalization.CultureInfo.InvariantCulture)), System.Globalization.CultureInfo.InvariantCulture);

switch (args.FirstOrDefault())
{
    case "api" or "pages":
        return await RouteTimes.RunAsync(Enum.Parse<Engine>(Option("--engine", "sqlite"), ignoreCase: true), Number("--clients", 2000), Number("--sessions", 40_000), args[0] == "pages");
    case "workers":
        return await WorkerTimes.RunAsync(Number("--photos", 120));
    default:
        Console.Error.WriteLine("Name what to measure: api, pages or workers.");
        return 2;
}
