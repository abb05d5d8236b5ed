using System.Globalization;
using Microsoft.Playwright;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Data;

namespace PhotoProgress.Browser.Tests.Story;

/// <summary>
/// A clinic from its first minute to a client's first report, by what people see and press. Each of the four sits before a browser of
/// their own. Nothing is written past the pages.
/// </summary>
public sealed class ClinicStory : IAsyncDisposable
{
    public const string Password = "long enough for anybody";
    public const string ClientCode = "C-017";
    public const string PlanName = "Four sessions";

    private const string Practitioner = "Pat Practitioner";
    private const string Aesthetician = "Alex Aesthetician";
    private const string Client = "Chris Client";

    /// <summary>Healed skin counts from day 21 on; 12 weeks is the primary endpoint.</summary>
    private const int DaysBetween = 84;

    private static readonly DateOnly Today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

    private readonly RunningClinic _clinic;
    private readonly Dictionary<string, Person> _people = [];

    private ClinicStory(RunningClinic clinic) => _clinic = clinic;

    public static DateOnly FirstDay { get; } = Today.AddDays(-DaysBetween);

    public static DateOnly LastDay => Today;

    public RunningClinic Clinic => _clinic;

    public Person Owner => _people[nameof(Owner)];

    public Person AtTheScreen(string name) => _people[name];

    public IReadOnlyDictionary<string, Person> People => _people;

    public static async Task<ClinicStory> StartAsync(Engine engine) => new(await RunningClinic.StartAsync(engine));

    public async Task PlayAsync()
    {
        await OwnerBeginsAsync();
        await MembersJoinAsync();
        await AestheticianTakesPhotosAsync();
        await PractitionerPublishesAsync();
        await ClientReadsAsync();
        await OwnerReadsTheTrailAsync();
    }

    /// <summary>The owner signs in with what the service told at its start, and makes a plan and a client who agrees.</summary>
    private async Task OwnerBeginsAsync()
    {
        var owner = await SitDownAsync(nameof(Owner));
        await owner.SignInAsync(_clinic.Owner.Email, _clinic.Owner.Password);
        await owner.GoAsync("/clients");
        await owner.OpenAsync("Add a plan");
        await owner.FillAsync(owner.Form("Add plan"), ("Name", PlanName), ("Needle depth, mm", "1.5"), ("Sessions", "4"), ("Days between sessions", "28"));
        await owner.PressAsync("Add plan");
        await owner.SeesAsync("microneedling, 1.5 mm, 4 sessions, every 28 days");
        await owner.FillAsync(owner.Form("Add"), ("Add a client", ClientCode));
        await owner.PressAsync("Add");
        await owner.SeesHeadingAsync($"Client {ClientCode}");
        foreach (var consent in new[] { "Photos are stored and measured", "Reports may be shared by link", "Readings count when plans are compared" })
        {
            await owner.PressAsync($"Note consent: {consent}");
            await Assertions.Expect(owner.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = $"Note withdrawal: {consent}" })).ToBeVisibleAsync();
        }

        await owner.FillAsync(owner.Form("Begin course"), ("Begins on", Iso(FirstDay)));
        await owner.PressAsync("Begin course");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = PlanName })).ToBeVisibleAsync();
    }

    /// <summary>The owner hands out links; each of the invited chooses a password.</summary>
    private async Task MembersJoinAsync()
    {
        await JoinAsync("practitioner", Practitioner, "pat@clinic.example");
        await JoinAsync("aesthetician", Aesthetician, "alex@clinic.example");
        await JoinAsync("client", Client, "chris@home.example");
    }

    /// <summary>The first session's photo; then the last one's, blurred at first: its advice is read and it is taken again.</summary>
    private async Task AestheticianTakesPhotosAsync()
    {
        var alex = AtTheScreen("aesthetician");
        await AddSessionAsync(alex, FirstDay, "Treatment");
        await OpenSessionAsync(alex, FirstDay);
        await alex.Page.GetByLabel("Taken").First.SelectOptionAsync(new SelectOptionValue { Label = "before the session" });
        await UploadAsync(alex, StoryPhotos.Before);
        await Assertions.Expect(Front(alex).GetByText("grade")).ToHaveCountAsync(1);
        await AddSessionAsync(alex, LastDay, "Follow-up, photos only");
        await OpenSessionAsync(alex, LastDay);
        await UploadAsync(alex, StoryPhotos.LateBlurred);
        await Assertions.Expect(Front(alex).GetByText("Take it again: ")).ToBeVisibleAsync();
        await Assertions.Expect(Front(alex).GetByRole(AriaRole.Listitem).First).ToBeVisibleAsync(); // the advice
        await UploadAsync(alex, StoryPhotos.Late);
        await Assertions.Expect(Front(alex).GetByText("grade")).ToHaveCountAsync(1);
    }

    /// <summary>The practitioner waits for the report that compares the last session with the first, and publishes it.</summary>
    private async Task PractitionerPublishesAsync()
    {
        var pat = AtTheScreen("practitioner");
        await OpenCourseAsync(pat);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (!await ComparesAsync(pat)) await Task.Delay(1000, limit.Token);
        await Assertions.Expect(pat.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Before and after" })).ToBeVisibleAsync();
        await pat.PressAsync("Publish");
        await Assertions.Expect(pat.Page.Locator("section", new PageLocatorOptions { HasText = "Reports" }).GetByText("published", new LocatorGetByTextOptions { Exact = true })).ToBeVisibleAsync();
    }

    private async Task ClientReadsAsync()
    {
        var chris = AtTheScreen("client");
        await chris.GoAsync("/");
        await chris.SeesHeadingAsync("My photos");
        await MoveSliderAsync(chris);
        await chris.FollowAsync("Open the report");
        await Assertions.Expect(chris.Page.Locator("body")).ToContainTextAsync($"compared with {Written(FirstDay)}");
        await chris.GoAsync("/my");
        var download = await chris.Page.RunAndWaitForDownloadAsync(() => chris.FollowAsync("Download as PDF"));
        var pdf = await File.ReadAllBytesAsync((await download.PathAsync())!);
        Assert.True(pdf.Length > 10_000 && pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8), $"The PDF has {pdf.Length} bytes.");
        await chris.PressAsync("Withdraw: My measurements count when plans are compared");
        await Assertions.Expect(chris.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "I agree: My measurements count when plans are compared" })).ToBeVisibleAsync();
    }

    /// <summary>What everybody did stands in the trail, and the trail is whole.</summary>
    private async Task OwnerReadsTheTrailAsync()
    {
        string[] done =
        [
            "member.sign-in", "plan.add", "client.add", "consent.give", "course.add", "member.invite", "member.join", "session.add",
            "photo.add", "photo.view", "report.write", "report.publish", "report.view", "consent.withdraw",
        ];
        var owner = Owner;
        foreach (var action in done)
        {
            await owner.GoAsync("/audit");
            await owner.FillAsync(owner.Form("Search"), ("What", action));
            await owner.PressAsync("Search");
            await Assertions.Expect(owner.Page.GetByRole(AriaRole.Cell, new PageGetByRoleOptions { Name = action }).First).ToBeVisibleAsync();
        }

        await owner.PressAsync("Verify the whole trail");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("whole");
    }

    /// <summary>Nobody's browser asked elsewhere, broke the policy or failed in a script.</summary>
    public void NothingWentWrongBehindThePages() => Assert.All(_people, person => Assert.Empty(person.Value.Watch.Faults));

    public async ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values) await person.DisposeAsync();
        await _clinic.DisposeAsync();
    }

    public async Task<Person> SitDownAsync(string name) => _people[name] = await TestBrowser.PersonAsync(_clinic.Address);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Shown(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private static string Written(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static ILocator Front(Person person) => person.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Front", Exact = true });

    private async Task JoinAsync(string role, string name, string email)
    {
        var owner = Owner;
        await owner.GoAsync("/members");
        var form = owner.Form("Make invitation");
        await owner.FillAsync(form, ("Name", name), ("E-mail", email), ("Role", role));
        if (role == "client") await owner.FillAsync(form, ("For a client: the code", ClientCode));
        await owner.PressAsync("Make invitation");
        var link = await owner.Page.GetByRole(AriaRole.Status).Locator("code").InnerTextAsync();
        var invited = await SitDownAsync(role);
        await invited.GoAsync(link);
        await invited.SeesHeadingAsync($"Welcome, {name}");
        await invited.FillAsync(("Password, at least 12 letters", Password));
        await invited.PressAsync("Set password and sign in");
        await Assertions.Expect(invited.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = email })).ToBeVisibleAsync(); // signed in
    }

    private static async Task AddSessionAsync(Person person, DateOnly day, string kind)
    {
        await person.GoAsync("/clients");
        await person.FollowAsync(ClientCode);
        await person.FillAsync(person.Form("Add session"), ("Day", Iso(day)), ("Kind", kind));
        await person.PressAsync("Add session");
    }

    private static async Task OpenSessionAsync(Person person, DateOnly day)
    {
        await person.FollowAsync($"Add or see photos of {Shown(day)}");
        await person.SeesHeadingAsync(ClientCode);
    }

    private static async Task UploadAsync(Person person, FilePayload photo)
    {
        await Front(person).GetByLabel("Add a photo").SetInputFilesAsync(photo);
        await person.SeesAsync(photo.Name);
    }

    private static async Task OpenCourseAsync(Person person)
    {
        await person.GoAsync("/clients");
        await person.FollowAsync(ClientCode);
        await person.FollowAsync(PlanName);
        await person.SeesHeadingAsync($"Course of {ClientCode}");
    }

    /// <summary>Reports that were written before the last photo was through have nothing to compare.</summary>
    private static async Task<bool> ComparesAsync(Person person)
    {
        await person.Page.ReloadAsync();
        var report = person.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open report", Exact = true });
        if (await report.CountAsync() == 0) return false;
        await report.ClickAsync();
        await Assertions.Expect(person.Page.Locator("body")).ToContainTextAsync(ClientCode);
        var compares = (await person.Page.Locator("body").InnerTextAsync()).Contains($"compared with {Written(FirstDay)}", StringComparison.Ordinal);
        await person.Page.GoBackAsync();
        return compares;
    }

    /// <summary>By mouse to a place, by keyboard from there; the picture follows.</summary>
    private static async Task MoveSliderAsync(Person person)
    {
        var slider = person.Page.GetByRole(AriaRole.Slider).First;
        await slider.ScrollIntoViewIfNeededAsync();
        await person.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-beforeafter] img')].every(picture => picture.naturalWidth > 0)");
        var box = (await slider.BoundingBoxAsync())!;
        await slider.ClickAsync(new LocatorClickOptions { Position = new Position { X = box.Width / 5, Y = box.Height / 2 } });
        var byMouse = int.Parse(await slider.InputValueAsync(), CultureInfo.InvariantCulture);
        Assert.InRange(byMouse, 10, 30); // a fifth of the way, give or take the thumb's own width
        await slider.FocusAsync();
        for (var press = 0; press < 3; press++) await person.Page.Keyboard.PressAsync("ArrowRight");
        Assert.Equal(byMouse + 3, int.Parse(await slider.InputValueAsync(), CultureInfo.InvariantCulture));
        await Assertions.Expect(slider).ToHaveAttributeAsync("aria-valuetext", $"{byMouse + 3} percent before, the rest after");
        await Assertions.Expect(person.Page.GetByRole(AriaRole.Img).First).ToBeVisibleAsync();
    }
}
