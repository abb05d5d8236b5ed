using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Notices;
using PhotoProgress.Server.Settings;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Notices;

public partial class NoticeTests
{
    private static readonly Uri Public = new("https://photos.clinic.example");

    [Theory, Engines]
    public async Task Publish_WithAMailServer_SendsOneLinkAndNothingElse(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        await using var service = await StartAsync(engine, smtp);
        var (seeded, owner) = await PublishedAsync(service);
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/publish").JsonAsync(); // again: published already
        var notice = await EndedAsync(service);
        Assert.Equal((NoticeState.Sent, 1), (notice.State, notice.Attempts));
        await service.WithAsync<NoticeRound, int>(round => round.RunAsync(default));
        var message = Parsed(Assert.Single(smtp.Received));
        Assert.Equal(("A new report is ready", $"client{seeded.ClientId}@clinic.test"), (message.Subject, message.To.ToString()));
        Assert.Equal("\"Clinic\" <reports@clinic.example>", message.From.ToString());
        Assert.Equal($"{notice.Id:N}@clinic.example", message.MessageId);
        var body = Assert.IsType<TextPart>(message.Body); // one plain text: no picture, no attachment
        Assert.Equal([$"{Public}my"], Links().Matches(body.Text).Select(link => link.Value));
        AssertTellsNothing(message, seeded.Code);
        Assert.Contains("sent ", await owner.PageAsync("/clinic/messages"), StringComparison.Ordinal);
        await using var db = service.Open();
        var line = await db.Audit.SingleAsync(e => e.Action == "notice.send");
        Assert.Equal(($"member:{notice.MemberId}", $"report={seeded.ReportId}"), (line.Subject, line.Detail));
    }

    [Theory, Engines]
    public async Task Publish_WithoutAMailServer_DropsAFileThatOnlyTheOwnerReads(Engine engine)
    {
        await using var service = await StartAsync(engine, null);
        var (seeded, _) = await PublishedAsync(service);
        var notice = await EndedAsync(service);
        Assert.Equal(NoticeState.Sent, notice.State);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(service.Folder, "outbox")));
        Assert.Equal($"{notice.Id:N}.eml", Path.GetFileName(file));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        AssertTellsNothing(Parsed(await File.ReadAllTextAsync(file)), seeded.Code);
        await (await service.SignedInAsync(Role.Owner)).DeleteAsync($"/api/v1/clients/{seeded.ClientId}").JsonAsync(HttpStatusCode.NoContent);
        Assert.False(File.Exists(file));
        await using var db = service.Open();
        Assert.False(await db.Notices.AnyAsync());
    }

    [Theory, Engines]
    public async Task Send_RefusedForNow_IsTriedAgainLaterAndGoesOutOnce(Engine engine)
    {
        var clock = new SetClock();
        using var smtp = SmtpListener.Start();
        smtp.Moods.Enqueue(SmtpMood.RefusesForNow);
        smtp.Moods.Enqueue(SmtpMood.HangsUpBefore);
        await using var service = await StartAsync(engine, smtp, clock);
        var (_, owner) = await PublishedAsync(service);
        var notice = await SettledAsync(service, n => n.Attempts == 1 && n.State == NoticeState.Waiting);
        Assert.Equal("The mail server answered 451: 4.3.0 come again", notice.Error);
        AssertDueIn(notice, clock, TimeSpan.FromMinutes(1));
        Assert.Contains("tried once", await owner.PageAsync("/clinic/messages"), StringComparison.Ordinal);
        clock.Ahead += TimeSpan.FromMinutes(1);
        notice = await SettledAsync(service, n => n.Attempts == 2 && n.State == NoticeState.Waiting);
        AssertDueIn(notice, clock, TimeSpan.FromMinutes(2));
        clock.Ahead += TimeSpan.FromMinutes(2);
        notice = await EndedAsync(service);
        Assert.Equal((NoticeState.Sent, 3, null), (notice.State, notice.Attempts, notice.Error));
        Assert.Equal(2, smtp.Received.Count); // the one that was refused, the one that was taken
    }

    [Theory, Engines]
    public async Task Send_RefusedForGood_FailsWithTheReasonUntilTheOwnerAsksAgain(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        smtp.Moods.Enqueue(SmtpMood.RefusesForGood);
        await using var service = await StartAsync(engine, smtp);
        var (_, owner) = await PublishedAsync(service);
        var notice = await EndedAsync(service);
        Assert.Equal((NoticeState.Failed, 1), (notice.State, notice.Attempts));
        Assert.Contains("550: 5.1.1 there is nobody of that name", await owner.PageAsync("/clinic/messages"), StringComparison.Ordinal);
        Assert.Contains("One message was not sent", await owner.PageAsync("/clinic"), StringComparison.Ordinal);
        Assert.Equal("/clinic/messages", await owner.SubmitAsync($"/clinic/messages/{notice.Id}/again"));
        Assert.Equal(NoticeState.Sent, (await SettledAsync(service, n => n.State == NoticeState.Sent)).State);
    }

    /// <summary>The server may have taken it: sending it by itself again could be the second time.</summary>
    [Theory, Engines]
    public async Task Send_WhenNobodyKnowsWhetherItWentOut_IsNotRepeated(Engine engine)
    {
        var clock = new SetClock();
        using var smtp = SmtpListener.Start();
        smtp.Moods.Enqueue(SmtpMood.HangsUpAfter);
        await using var service = await StartAsync(engine, smtp, clock);
        await PublishedAsync(service);
        var notice = await EndedAsync(service);
        Assert.Equal(NoticeState.Failed, notice.State);
        Assert.Contains("may have gone out or not", notice.Error, StringComparison.Ordinal);
        clock.Ahead = TimeSpan.FromDays(1);
        Assert.Equal(0, await service.WithAsync<NoticeRound, int>(round => round.RunAsync(default)));
        Assert.Single(smtp.Received);
    }

    /// <summary>Never in the clear where encryption was asked for, whatever the server offers.</summary>
    [Fact]
    public async Task Send_ToAServerWithoutTheWantedEncryption_SaysSoAndSendsNothing()
    {
        using var smtp = SmtpListener.Start();
        await using var service = await StartAsync(Engine.Sqlite, smtp, tls: MailTls.StartTls);
        await PublishedAsync(service);
        var notice = await SettledAsync(service, n => n.Attempts == 1 && n.State == NoticeState.Waiting);
        Assert.Contains("offers no STARTTLS", notice.Error, StringComparison.Ordinal);
        Assert.Empty(smtp.Received);
    }

    [Fact]
    public async Task Send_WhereNobodyListens_IsTriedAgain()
    {
        var gone = SmtpListener.Start();
        await using var service = await StartAsync(Engine.Sqlite, gone);
        gone.Dispose();
        await PublishedAsync(service);
        var notice = await SettledAsync(service, n => n.Attempts == 1 && n.State == NoticeState.Waiting);
        Assert.Contains("does not answer", notice.Error, StringComparison.Ordinal);
    }

    [Theory, Engines]
    public async Task Round_AfterAProcessDiedWhileSending_DoesNotRepeatBySmtp(Engine engine)
    {
        var clock = new SetClock();
        using var smtp = SmtpListener.Start();
        await using var service = await StartAsync(engine, smtp, clock);
        await PublishedAsync(service);
        await EndedAsync(service);
        await using var db = service.Open();
        await db.Notices.ExecuteUpdateAsync(set => set.SetProperty(n => n.State, NoticeState.Sending));
        clock.Ahead = TimeSpan.FromMinutes(11);
        await service.WithAsync<NoticeRound, int>(round => round.RunAsync(default));
        Assert.Equal(NoticeState.Failed, (await EndedAsync(service)).State);
        Assert.Single(smtp.Received);
    }

    [Theory, Engines]
    public async Task Rounds_AtOnce_SendEachMessageOnce(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        await using var service = await StartAsync(engine, smtp);
        var clients = new List<SeededClient>();
        for (var i = 0; i < 4; i++) clients.Add((await PublishedAsync(service)).Seeded);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => service.WithAsync<NoticeRound, int>(round => round.RunAsync(default))));
        await SettledAsync(service, n => n.State != NoticeState.Sent, isGone: true);
        Assert.Equal(clients.Select(c => $"client{c.ClientId}@clinic.test").Order(), smtp.Received.Select(text => Parsed(text).To.ToString()).Order());
    }

    [Theory, Engines]
    public async Task Client_WhoWantsNoMessages_GetsNone(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        await using var service = await StartAsync(engine, smtp);
        var seeded = await service.Seed.ClientAsync();
        var client = await service.SignedInAsync(Role.Client, seeded.ClientId);
        Assert.Equal("/my#messages", await client.SubmitAsync("/my/messages", ("decision", "off")));
        Assert.Contains("You get no e-mail", await client.PageAsync("/my"), StringComparison.Ordinal);
        var owner = await service.SignedInAsync(Role.Owner);
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/publish").JsonAsync();
        await using var db = service.Open();
        Assert.False(await db.Notices.AnyAsync());
        Assert.Equal("/my#messages", await client.SubmitAsync("/my/messages", ("decision", "on")));
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/hold").JsonAsync();
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/publish").JsonAsync();
        Assert.Equal(NoticeState.Sent, (await EndedAsync(service)).State);
        Assert.Equal(["member.mail-off", "member.mail-on"], await db.Audit.Where(e => e.Action.StartsWith("member.mail")).OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
    }

    [Theory, Engines]
    public async Task Hold_BeforeItWasSent_WithdrawsItAndASecondPublicationSendsIt(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        smtp.Moods.Enqueue(SmtpMood.RefusesForNow);
        await using var service = await StartAsync(engine, smtp);
        var (seeded, owner) = await PublishedAsync(service);
        await SettledAsync(service, n => n.Attempts == 1 && n.State == NoticeState.Waiting); // due in a minute
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/hold").JsonAsync();
        Assert.Equal(NoticeState.Withdrawn, (await EndedAsync(service)).State);
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/publish").JsonAsync();
        Assert.Equal(NoticeState.Sent, (await SettledAsync(service, n => n.State == NoticeState.Sent)).State);
        Assert.Equal(2, smtp.Received.Count); // refused once, taken once
    }

    [Theory, Engines]
    public async Task Delete_OfAClient_RemovesWaitingMessages(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        smtp.Moods.Enqueue(SmtpMood.RefusesForNow);
        await using var service = await StartAsync(engine, smtp);
        var (seeded, owner) = await PublishedAsync(service);
        await SettledAsync(service, n => n.Attempts == 1 && n.State == NoticeState.Waiting);
        await owner.DeleteAsync($"/api/v1/clients/{seeded.ClientId}").JsonAsync(HttpStatusCode.NoContent);
        await using var db = service.Open();
        Assert.False(await db.Notices.AnyAsync());
    }

    [Theory, Engines]
    public async Task Invitation_ByMail_LeadsToThePassword(Engine engine)
    {
        using var smtp = SmtpListener.Start();
        await using var service = await StartAsync(engine, smtp);
        var owner = await service.SignedInAsync(Role.Owner);
        using (var invited = await owner.SendFormAsync("/members", ("email", "ada@clinic.example"), ("name", "Ada Moss"), ("role", "practitioner"), ("byMail", "yes"))) Assert.Equal(HttpStatusCode.OK, invited.StatusCode);
        Assert.Equal(NoticeState.Sent, (await EndedAsync(service)).State);
        var message = Parsed(Assert.Single(smtp.Received));
        Assert.Equal(("Your invitation", "ada@clinic.example"), (message.Subject, message.To.ToString()));
        Assert.DoesNotContain("Moss", message.ToString(), StringComparison.Ordinal);
        var link = new Uri(Assert.Single(Links().Matches(message.TextBody!)).Value);
        using var visitor = await service.VisitorAsync();
        Assert.Equal("/", await visitor.SubmitAsync(link.AbsolutePath, ("password", ClinicService.Password)));
    }

    private static async Task<ClinicService> StartAsync(Engine engine, SmtpListener? smtp, TimeProvider? clock = null, MailTls tls = MailTls.None) => await ClinicService.StartAsync(engine, clock, settings => settings with
    {
        Mail = new MailSettings(smtp is null ? null : new MailServer { Host = "127.0.0.1", Port = smtp.Port, Tls = tls }, "Clinic <reports@clinic.example>", Public),
    });

    /// <summary>A client with an account whose report is published.</summary>
    private static async Task<(SeededClient Seeded, HttpClient Owner)> PublishedAsync(ClinicService service)
    {
        var seeded = await service.Seed.ClientAsync();
        await service.SignedInAsync(Role.Client, seeded.ClientId);
        var owner = await service.SignedInAsync(Role.Owner);
        await owner.PostAsync($"/api/v1/reports/{seeded.ReportId}/publish").JsonAsync();
        return (seeded, owner);
    }

    private static Task<Notice> EndedAsync(ClinicService service) => SettledAsync(service, n => n.State != NoticeState.Waiting && n.State != NoticeState.Sending);

    /// <param name="isGone">Waits until there is no such message.</param>
    private static async Task<Notice> SettledAsync(ClinicService service, System.Linq.Expressions.Expression<Func<Notice, bool>> wanted, bool isGone = false)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            await using var db = service.Open();
            var found = await db.Notices.AsNoTracking().FirstOrDefaultAsync(wanted, limit.Token);
            if (found is null == isGone) return found!;
            await Task.Delay(TimeSpan.FromMilliseconds(50), limit.Token);
        }
    }

    /// <summary>The failure was noted a moment ago; the test's own steps take less than half a minute.</summary>
    private static void AssertDueIn(Notice notice, SetClock clock, TimeSpan pause) =>
        Assert.InRange(notice.DueAt, clock.GetUtcNow() + pause - TimeSpan.FromSeconds(30), clock.GetUtcNow() + pause);

    private static void AssertTellsNothing(MimeMessage message, string code)
    {
        var text = message.ToString();
        Assert.DoesNotContain(code, text, StringComparison.Ordinal);
        Assert.DoesNotContain("image/", text, StringComparison.OrdinalIgnoreCase);
        foreach (var word in new[] { "skin", "treatment", "session", "photo of", "texture", "redness", "evenness", "improved", "worsened", "needl", "result", "verdict", "change" })
            Assert.DoesNotContain(word, message.Subject + message.TextBody, StringComparison.OrdinalIgnoreCase);
    }

    private static MimeMessage Parsed(string text) => MimeMessage.Load(new MemoryStream(System.Text.Encoding.ASCII.GetBytes(text)));

    [GeneratedRegex(@"https?://\S+")]
    private static partial Regex Links();
}
