using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>
/// The second door: looks through the inbox again and again. What a sidecar or the path places goes in at once; what a slate may place
/// waits a moment for its slate; what nobody places goes to triage. Not thread-safe; one process reads an inbox.
/// </summary>
public sealed class Inbox(string root, string data, IServiceScopeFactory scopes, AnalysisEngine engine, TimeProvider clock, ILogger<Inbox> log)
{
    /// <summary>A photo that nothing places waits so long for a slate or a sidecar that may come after it.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>A sidecar whose photo does not come is moved away after so long.</summary>
    public static readonly TimeSpan OrphanAfter = TimeSpan.FromHours(24);

    private readonly InboxFolder _folder = new(root);
    private readonly Settling _settling = new();
    private readonly SlateBook _slates = new(Path.Combine(data, "inbox-slates.json"));
    private readonly InboxLook _look = new(engine, Path.Combine(data, "inbox-reading.json"));

    /// <summary>Looks once through all of the inbox.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public async Task PassAsync(CancellationToken cancellation)
    {
        var (files, now) = (_folder.Files(), clock.GetUtcNow());
        _settling.Look(files, now);
        _look.Keep(files);
        foreach (var folder in files.GroupBy(file => file.Folder)) await FolderAsync([.. folder], now, cancellation);
    }

    private async Task FolderAsync(IReadOnlyList<InboxFile> files, DateTimeOffset now, CancellationToken cancellation)
    {
        var complete = files.Where(file => _settling.IsComplete(file, EndOf, now)).ToHashSet();
        var photos = files.Where(file => !file.IsSidecar && complete.Contains(file)).ToList();
        var unplaced = new List<(InboxFile File, Seen Seen)>();
        foreach (var photo in photos)
        {
            var sidecar = SidecarOf(photo, files);
            if (sidecar is null || complete.Contains(sidecar)) await TryAsync(() => PlaceAsync(photo, sidecar, unplaced, cancellation));
        }

        foreach (var slate in unplaced.Where(photo => photo.Seen.Slate is not null)) await TryAsync(() => SlateAsync(slate.File, slate.Seen, cancellation));
        var busy = files.Any(file => !complete.Contains(file));
        foreach (var photo in unplaced.Where(photo => photo.Seen.Slate is null).OrderBy(photo => photo.Seen.At))
            await TryAsync(() => BySlateAsync(photo.File, photo.Seen, mayWait: busy || _settling.QuietFor(photo.File, now) < Patience, cancellation));
        foreach (var orphan in files.Where(file => file.IsSidecar && _settling.QuietFor(file, now) >= OrphanAfter)) _folder.Refuse(orphan, NoPhoto);
    }

    /// <summary>By sidecar, else by path; what neither places is looked at and left for slates.</summary>
    private async Task PlaceAsync(InboxFile photo, InboxFile? sidecar, List<(InboxFile File, Seen Seen)> unplaced, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pass = scope.ServiceProvider.GetRequiredService<InboxPass>();
        var match = scope.ServiceProvider.GetRequiredService<InboxMatch>();
        if (pass.RefusedBySize(_folder, photo)) return;
        var words = PathWords.Of(photo.Relative);
        var found = sidecar is not null
            ? await BySidecarAsync(match, photo, sidecar, words, cancellation)
            : await ByPathAsync(match, photo, words, cancellation);
        if (found is null) unplaced.Add((photo, await _look.AtAsync(photo, cancellation)));
        else if (found.Place is { } place) await pass.TakeInAsync(_folder, photo, sidecar, place, cancellation);
        else await pass.ToTriageAsync(_folder, photo, sidecar, await _look.AtAsync(photo, cancellation), found.Reason!, cancellation);
    }

    private async Task<Match> BySidecarAsync(InboxMatch match, InboxFile photo, InboxFile sidecar, PathWords words, CancellationToken cancellation)
    {
        if (sidecar.Length > SidecarFile.MostBytes) return Match.None("The sidecar is too long to be one.");
        var read = SidecarFile.Read(await File.ReadAllBytesAsync(sidecar.Path, cancellation), "The sidecar");
        if (read.IsRefused) return Match.None(read.Refused!.Message);
        var (client, date, view, timing) = read.Value;
        return await match.OfClientAsync(client, date ?? await DayAsync(photo, words, cancellation), view ?? words.View, timing ?? words.Timing, cancellation);
    }

    /// <returns>Null where the path names no client.</returns>
    private async Task<Match?> ByPathAsync(InboxMatch match, InboxFile photo, PathWords words, CancellationToken cancellation)
    {
        var clients = await match.ClientsAsync(words, cancellation);
        if (clients.Count == 0) return null;
        if (clients.Count > 1) return Match.None($"Its path names {clients.Count} clients.");
        if (words.Days.Count > 1) return Match.None($"Its path names client {clients[0]} and {words.Days.Count} days.");
        return await match.OfClientAsync(clients[0], await DayAsync(photo, words, cancellation), words.View, words.Timing, cancellation);
    }

    private async Task<DateOnly?> DayAsync(InboxFile photo, PathWords words, CancellationToken cancellation) =>
        words.Days is [var day] ? day : (await _look.AtAsync(photo, cancellation)).Day;

    private async Task SlateAsync(InboxFile file, Seen seen, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pass = scope.ServiceProvider.GetRequiredService<InboxPass>();
        var session = seen.Slate!.Value;
        var known = await scope.ServiceProvider.GetRequiredService<InboxMatch>().OfSessionAsync(session, null, null, cancellation) is not null;
        _slates.Note(new NotedSlate(file.Folder, seen.At, known ? session : null, clock.GetUtcNow()));
        if (known) await pass.SlateReadAsync(file, session, cancellation);
        else await pass.ToTriageAsync(_folder, file, null, seen, "Its slate names a session that does not exist here.", cancellation);
    }

    private async Task BySlateAsync(InboxFile file, Seen seen, bool mayWait, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var pass = scope.ServiceProvider.GetRequiredService<InboxPass>();
        var slate = _slates.Before(file.Folder, seen.At);
        // A slate with an earlier time than this photo may still be on its way, and so may the next one after it.
        if (mayWait && slate is null) return;
        var words = PathWords.Of(file.Relative);
        var place = slate?.Session is { } session
            ? await scope.ServiceProvider.GetRequiredService<InboxMatch>().OfSessionAsync(session, words.View, words.Timing, cancellation) : null;
        if (place is not null) await pass.TakeInAsync(_folder, file, null, place, cancellation);
        else await pass.ToTriageAsync(_folder, file, null, seen, ReasonOf(slate, seen), cancellation);
    }

    private static string ReasonOf(NotedSlate? slate, Seen seen) => (slate, seen.Refused) switch
    {
        (_, { } refused) => refused.Message,
        (not null, _) => "The slate before it names a session that does not exist here.",
        _ => "No sidecar, no client's code in its path, and no slate in the 20 minutes before it.",
    };

    /// <summary>One file's fault is not the others': it stays where it is and is tried again.</summary>
    private async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or System.Data.Common.DbException or Microsoft.EntityFrameworkCore.DbUpdateException or TimeoutException)
        {
            log.InboxFileFailed(fault, fault.GetType().Name);
        }
    }

    private static FileEnd EndOf(InboxFile file)
    {
        if (file.IsSidecar) return FileEnd.Proper; // small: written in one go, and read strictly
        try
        {
            using var stream = InboxFolder.Open(file);
            return FileEnds.Of(stream);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return FileEnd.Missing;
        }
    }

    /// <summary><c>NAME.json</c> or <c>NAME.jpg.json</c>; the longer name says more.</summary>
    private static InboxFile? SidecarOf(InboxFile photo, IReadOnlyList<InboxFile> files) =>
        files.FirstOrDefault(file => file.IsSidecar && file.Relative[..^".json".Length] == photo.Relative)
        ?? files.FirstOrDefault(file => file.IsSidecar && file.Relative[..^".json".Length] == photo.Relative[..^Path.GetExtension(photo.Relative).Length]);

    private static Refusal NoPhoto { get; } = new("no_photo", "No photo came to this sidecar.", "Name it as its photo, with .json behind, and put both into the inbox.");
}
