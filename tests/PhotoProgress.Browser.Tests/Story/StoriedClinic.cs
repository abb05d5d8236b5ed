using PhotoProgress.Data;

namespace PhotoProgress.Browser.Tests.Story;

/// <summary>The clinic of the story on SQLite: played once, then looked at by every test of this collection, one after the other.</summary>
public sealed class StoriedClinic : IAsyncLifetime
{
    public const string Name = "storied clinic";

    private Task<ClinicStory>? _story;

    public Task<ClinicStory> StoryAsync() => _story ??= PlayAsync();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_story is { IsCompletedSuccessfully: true }) await (await _story).DisposeAsync();
    }

    private static async Task<ClinicStory> PlayAsync()
    {
        var story = await ClinicStory.StartAsync(Engine.Sqlite);
        try
        {
            await story.PlayAsync();
            return story;
        }
        catch
        {
            await story.DisposeAsync();
            throw;
        }
    }
}

[CollectionDefinition(StoriedClinic.Name)]
public sealed class StoriedClinicTests : ICollectionFixture<StoriedClinic>;
