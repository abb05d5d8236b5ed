using PhotoProgress.Bench.Accuracy;

return Bench.Run(args, Console.Out);
