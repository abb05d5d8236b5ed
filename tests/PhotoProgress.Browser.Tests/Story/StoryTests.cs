using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Data;

namespace PhotoProgress.Browser.Tests.Story;

/// <summary>The whole story of a clinic as the service comes: one process on SQLite.</summary>
[Collection(StoriedClinic.Name)]
public class StoryTests(StoriedClinic clinic)
{
    [BrowserFact]
    public async Task Story_OnSqliteInOneProcess_Passes() => (await clinic.StoryAsync()).NothingWentWrongBehindThePages();
}

/// <summary>The same story on the other way to run the service.</summary>
public class ScaledStoryTests
{
    [BrowserAndPostgresFact]
    public async Task Story_OnPostgresWithWebAndTwoWorkers_Passes()
    {
        await using var story = await ClinicStory.StartAsync(Engine.Postgres);
        await story.PlayAsync();
        story.NothingWentWrongBehindThePages();
    }
}
