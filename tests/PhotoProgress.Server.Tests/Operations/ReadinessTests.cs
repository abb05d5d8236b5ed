using PhotoProgress.Data;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Operations;

public class ReadinessTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 12, 0, 0, TimeSpan.Zero);
    private static readonly Condition Well = new(true, true, 2 * Readiness.LeastFreeBytes, true, true, Now.AddSeconds(-3));

    [Theory]
    [InlineData(ServiceRole.All)]
    [InlineData(ServiceRole.Web)]
    [InlineData(ServiceRole.Worker)]
    public void Faults_WhereAllIsWell_AreNone(ServiceRole role)
    {
        Assert.Empty(Readiness.Faults(Of(role), Well));
        Assert.Empty(Readiness.Warnings(Of(role), Well, Now));
    }

    [Fact]
    public void Faults_EachThingMissing_HasItsLine()
    {
        var faults = Readiness.Faults(Of(ServiceRole.Worker), new Condition(false, false, Readiness.LeastFreeBytes - 1, false, false, null));
        Assert.Equal(["database", "photos", "disk", "libvips.so.42", "weasyprint"], faults.Select(fault => fault.Split(':')[0]));
        Assert.Contains("999 MB are free", faults[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Faults_OfAWebProcess_DoNotAskForTheAnalysisTools() =>
        Assert.Empty(Readiness.Faults(Of(ServiceRole.Web), Well with { HasPrinter = false, HasImageLibrary = false }));

    [Fact]
    public void Warnings_WorkerNotSeenForAMinute_AreForThoseWhoServePeople()
    {
        var silent = Well with { WorkerSeenAt = Now.AddMinutes(-2) };
        Assert.Contains("2026-05-04 11:58:00Z", Assert.Single(Readiness.Warnings(Of(ServiceRole.Web), silent, Now)), StringComparison.Ordinal);
        Assert.Contains("has ever run", Assert.Single(Readiness.Warnings(Of(ServiceRole.All), Well with { WorkerSeenAt = null }, Now)), StringComparison.Ordinal);
        Assert.Empty(Readiness.Warnings(Of(ServiceRole.Worker), silent, Now));
    }

    [Theory, Engines]
    public async Task Ready_OfAServiceWithoutWorker_IsReadyWithAWarning(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var http = service.Anonymous();
        var text = await http.GetStringAsync(new Uri("/ready", UriKind.Relative));
        Assert.StartsWith("ready\n", text, StringComparison.Ordinal);
        Assert.Contains("warning: no worker", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Start_OnHalfARestoredClinic_IsRefused()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-half-").FullName;
        File.WriteAllText(Path.Combine(folder, RestoreMarker.FileName), "0123");
        var settings = Of(ServiceRole.All) with { Data = folder };
        var refused = Assert.Throws<BackupException>(() => Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder().AddPhotoProgress(settings));
        Assert.Contains("restore of backup 0123 was interrupted", refused.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static ServiceSettings Of(ServiceRole role) => new(role, "/nowhere", Engine.Sqlite, "", "/nowhere/keys.json", null, 1, 1, false);
}
