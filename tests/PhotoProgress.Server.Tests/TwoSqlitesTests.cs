using System.Diagnostics;
using PhotoProgress.Data;
using PhotoProgress.Data.Tests;

namespace PhotoProgress.Server.Tests;

/// <summary>
/// libvips brings Debian's SQLite into the process, and the two must not meet (docs/decisions/0015-two-sqlites.md). A meeting ends the
/// process, so the service runs in one of its own here.
/// </summary>
public class TwoSqlitesTests
{
    [Fact]
    public async Task Service_OnSqlite_LivesThroughItsFirstPhotos()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-two-").FullName;
        using var service = Process.Start(new ProcessStartInfo("dotnet", [
            Path.Combine(AppContext.BaseDirectory, "photoprogress-server.dll"),
            "--urls", "http://127.0.0.1:0", "--PhotoProgress:Data", folder, "--PhotoProgress:Demo", "true"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder,
        })!;
        var ended = service.StandardOutput.ReadToEndAsync();
        try
        {
            await AnalysedAsync($"Data Source={Path.Combine(folder, "clinic.db")}", service);
            Assert.False(service.HasExited, "The service ended by itself.");
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync();
            await ended;
            Database.CloseIdle();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Until a photo was decoded and its marks written, or the process is gone.</summary>
    private static async Task AnalysedAsync(string connection, Process service)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!service.HasExited)
        {
            await Task.Delay(300, limit.Token);
            try
            {
                await using var db = Database.Open(Engine.Sqlite, connection);
                if (db.Marks.Any(m => m.Stage == Data.Work.Stage.Judge)) return;
            }
            catch (Microsoft.Data.Sqlite.SqliteException)
            {
                // No tables yet.
            }
        }
    }
}
