using PhotoProgress.Server;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;

var builder = WebApplication.CreateBuilder(args);
ServiceSettings settings;
try
{
    settings = SettingsReader.Read(builder.Configuration, Environment.ProcessorCount);
    builder.AddPhotoProgress(settings);
}
catch (Exception fault) when (fault is SettingsException or PhotoProgress.Data.Store.KeyFileException or PhotoProgress.Data.Backup.BackupException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}

await using var app = builder.Build();
var ownerPassword = await app.PrepareAsync(settings);
app.UsePhotoProgress(settings);
app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(Console.Out, app.Urls, settings, ownerPassword));
await app.RunAsync();
return 0;
