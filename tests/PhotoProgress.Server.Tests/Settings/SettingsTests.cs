using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Tests.Conventions;
using PhotoProgress.Data;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Tests.Settings;

public partial class SettingsTests
{
    private const int Processors = 3;

    [Fact]
    public void Read_SeveralFaults_TellsAllAtOnceWithKeyValueAndRemedy()
    {
        var refused = Assert.Throws<SettingsException>(() => Read(
            ("Role", "boss"), ("Workers", "0"), ("MostPhotoMegabytes", "4000"), ("Demo", "perhaps"), ("Logs", "xml"), ("Proxy", "127.0.0.1, proxy.local"), ("PasskeyHost", "https://clinic.example"), ("Rolle", "web")));
        var lines = refused.Message.Split(Environment.NewLine);
        Assert.Equal(8, lines.Length);
        AssertLine(lines, "PhotoProgress:Role", "boss", "write all, web or worker");
        AssertLine(lines, "PhotoProgress:Workers", "0", "write a whole number from 1 to 64");
        AssertLine(lines, "PhotoProgress:MostPhotoMegabytes", "4000", "write a whole number from 1 to 83");
        AssertLine(lines, "PhotoProgress:Demo", "perhaps", "write true or false");
        AssertLine(lines, "PhotoProgress:Logs", "xml", "write text or json");
        AssertLine(lines, "PhotoProgress:Proxy", "proxy.local", "write the addresses or networks");
        AssertLine(lines, "PhotoProgress:PasskeyHost", "https://clinic.example", "without https:// and port");
        AssertLine(lines, "PhotoProgress:Rolle", "", "known are Role, Data");
    }

    [Fact]
    public void Read_DatabaseThatIsNone_DoesNotShowItsValue()
    {
        var refused = Assert.Throws<SettingsException>(() => Read(("Database", "Server=x;Password=secret")));
        Assert.DoesNotContain("secret", refused.Message, StringComparison.Ordinal);
        Assert.Contains("PhotoProgress:Database", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_WorkerOnSqlite_IsRefused() => Assert.Contains("which only one process may use", Assert.Throws<SettingsException>(() => Read(("Role", "worker"))).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_Proxies_AreNetworks() => Assert.Equal(
        [IPNetwork.Parse("10.0.0.7/32"), IPNetwork.Parse("172.18.0.0/16"), IPNetwork.Parse("::1/128")],
        Read(("Proxy", "10.0.0.7, 172.18.0.0/16 ::1")).Proxies);

    [Theory]
    [InlineData("clinic.example:5080")]
    [InlineData("192.168.0.7")]
    [InlineData("::1")]
    public void Read_PasskeyHostThatIsNoName_IsRefused(string host) =>
        Assert.Contains("write the name under which the service is opened", Assert.Throws<SettingsException>(() => Read(("PasskeyHost", host))).Message, StringComparison.Ordinal);

    /// <summary>The page has a row for every setting and for nothing else, with the default that an empty configuration gives.</summary>
    [Fact]
    public void Documentation_OfSettings_IsTrue()
    {
        var rows = SettingsRow().Matches(Repository.Text("docs/operations.md").Split("## Settings")[1].Split("\n## ")[0])
            .ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value.Replace("`", "", StringComparison.Ordinal));
        Assert.Equal(SettingsReader.Known.Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));

        var usual = Read();
        Assert.Equal(usual.Role.ToString().ToLowerInvariant(), rows["Role"]);
        Assert.Equal(Path.GetRelativePath(Environment.CurrentDirectory, usual.Data), rows["Data"]);
        Assert.Equal((Engine.Sqlite, "sqlite"), (usual.Engine, rows["Database"]));
        Assert.Equal($"{Path.GetRelativePath(usual.Data, usual.KeyFile)} in Data", rows["KeyFile"]);
        Assert.Equal((null, "none"), (usual.Inbox, rows["Inbox"]));
        Assert.Equal((Processors, "number of processors"), (usual.Workers, rows["Workers"]));
        Assert.Equal($"{usual.MostPhotoMegabytes}", rows["MostPhotoMegabytes"]);
        Assert.Contains($"taken in, 1 to {PhotoCodec.MaxBytes / ServiceSettings.BytesOfMegabyte} MB", Repository.Text("docs/operations.md"), StringComparison.Ordinal);
        Assert.Equal($"{usual.RequestsPerMinute}", rows["RequestsPerMinute"]);
        Assert.Equal($"{usual.Demo}".ToLowerInvariant(), rows["Demo"]);
        Assert.Equal(usual.Logs.ToString().ToLowerInvariant(), rows["Logs"]);
        Assert.Equal((0, "none"), (usual.Proxies.Count, rows["Proxy"]));
        Assert.Equal((MailSettings.FileDrop, "none", "none", "where it listens"), (usual.Mail, rows["MailHost"], rows["MailFrom"], rows["PublicUrl"]));
        Assert.Equal(("none", "none", "none"), (rows["MailUser"], rows["MailPassword"], rows["MailPasswordFile"]));
        var mail = Read([.. Enough]).Mail.Server!;
        Assert.Equal(mail.Tls.ToString().ToLowerInvariant(), rows["MailTls"]);
        Assert.Equal($"{PortOf(MailTls.StartTls)}, {PortOf(MailTls.Tls)} or {PortOf(MailTls.None)}", rows["MailPort"]);
        Assert.Equal((null, "the browser's"), (usual.PasskeyHost, rows["PasskeyHost"]));
    }

    [Fact]
    public void Read_MailServerAlone_TellsWhatElseItNeeds()
    {
        var lines = Refused(("MailHost", "mail.clinic.example"));
        Assert.Equal(2, lines.Length);
        AssertLine(lines, "PhotoProgress:MailFrom", "missing", "write the address that messages come from");
        AssertLine(lines, "PhotoProgress:PublicUrl", "missing", "write the address by which clients reach the service");
    }

    [Fact]
    public void Read_MailSettingsThatCannotBe_AreToldWithoutThePassword()
    {
        var lines = Refused(
            ("MailHost", "https://mail"), ("MailPort", "70000"), ("MailTls", "perhaps"), ("MailPassword", "secret"), ("MailPasswordFile", "/nowhere"), ("MailFrom", "us"), ("PublicUrl", "photos.example/here"));
        AssertLine(lines, "PhotoProgress:MailHost", "https://mail", "write the name or address of the mail server alone");
        AssertLine(lines, "PhotoProgress:MailPort", "70000", "write a whole number from 1 to 65535");
        AssertLine(lines, "PhotoProgress:MailTls", "perhaps", "write starttls, tls or none");
        AssertLine(lines, "PhotoProgress:MailPassword", "both written", "leave one out");
        AssertLine(lines, "PhotoProgress:MailPasswordFile", "/nowhere", "name a file");
        AssertLine(lines, "PhotoProgress:MailFrom", "us", "write an e-mail address");
        AssertLine(lines, "PhotoProgress:PublicUrl", "photos.example/here", "write scheme and host alone");
        Assert.DoesNotContain("secret", string.Concat(lines), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MailPasswordInTheClear_IsRefusedButForThisMachine()
    {
        AssertLine(Refused([.. Enough, ("MailTls", "none"), ("MailUser", "u"), ("MailPassword", "p")]), "PhotoProgress:MailTls", "none", "write starttls or tls");
        Assert.Equal(25, Read(("MailHost", "127.0.0.1"), ("MailFrom", "a@b.example"), ("PublicUrl", "http://b.example"), ("MailTls", "none"), ("MailUser", "u"), ("MailPassword", "p")).Mail.Server!.Port);
        AssertLine(Refused(("MailUser", "u")), "PhotoProgress:MailUser", "no PhotoProgress:MailHost", "name the mail server too");
        AssertLine(Refused([.. Enough, ("MailUser", "u")]), "PhotoProgress:MailPassword", "missing", "write both");
    }

    [Fact]
    public void Read_MailPasswordOfAFile_IsItsContentWithoutTheLastLineBreak()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "pass word\n");
        Assert.Equal("pass word", Read([.. Enough, ("MailUser", "u"), ("MailPasswordFile", file)]).Mail.Server!.Password);
        File.Delete(file);
    }

    private static int PortOf(MailTls tls) => Read([.. Enough, ("MailTls", tls.ToString())]).Mail.Server!.Port;

    private static IEnumerable<(string Key, string Value)> Enough => [("MailHost", "mail.clinic.example"), ("MailFrom", "Clinic <reports@clinic.example>"), ("PublicUrl", "https://photos.clinic.example")];

    private static string[] Refused(params (string Key, string Value)[] values) => Assert.Throws<SettingsException>(() => Read(values)).Message.Split(Environment.NewLine);

    private static void AssertLine(string[] lines, string key, string value, string remedy)
    {
        var line = Assert.Single(lines, line => line.StartsWith(key + " ", StringComparison.Ordinal));
        Assert.Contains(value, line, StringComparison.Ordinal);
        Assert.Contains(remedy, line, StringComparison.Ordinal);
    }

    private static ServiceSettings Read(params (string Key, string Value)[] values) => SettingsReader.Read(
        new ConfigurationBuilder().AddInMemoryCollection(values.ToDictionary(pair => $"PhotoProgress:{pair.Key}", pair => (string?)pair.Value)).Build(), Processors);

    [GeneratedRegex(@"^\| `(\w+)` \| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex SettingsRow();
}
