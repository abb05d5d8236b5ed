using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Tests.Conventions;
using PhotoProgress.Learning.Model;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Tests.Operations;

/// <summary>No image is built by the tests; what can be read of its files is held to the scripts and to the settings.</summary>
public partial class ContainerTests
{
    private static readonly string Docker = Repository.Text("Dockerfile");
    private static readonly string Compose = Repository.Text("docker-compose.yml");
    private static readonly string Script = Repository.Text("scripts/lib.sh");

    [Fact]
    public void Image_Packages_AreThoseOfTheScripts()
    {
        Assert.Contains("COPY scripts/lib.sh /opt/photoprogress/lib.sh", Docker, StringComparison.Ordinal);
        Assert.Contains(". /opt/photoprogress/lib.sh; apt-get install -y --no-install-recommends \"${product_packages[@]%% *}\"", Docker, StringComparison.Ordinal);
        var named = AptInstall().Matches(Docker).SelectMany(install => install.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Where(word => char.IsAsciiLetter(word[0]));
        Assert.Equal(["libssl3", "libstdc++6", "tzdata"], named.Order(StringComparer.Ordinal)); // .NET's own; everything else comes from the list
        var printed = Bash("root=/tmp; . scripts/lib.sh; echo \"${product_packages[@]%% *}\"");
        Assert.Equal("libvips42 libzbar0 libxgboost0 weasyprint fonts-liberation2", printed);
        Assert.Matches("(?m)^FROM debian:12-slim$", Docker);
    }

    [Fact]
    public void Image_FaceModel_IsThatOfTheScripts()
    {
        Assert.Contains(". scripts/lib.sh; fetch_face_model ||", Docker, StringComparison.Ordinal);
        var file = Regex.Match(Script, """face_mesh_data="([^"]+)""").Groups[1].Value;
        Assert.Contains($"{FaceModelFile.Variable}=/opt/photoprogress/face-mesh/{file}", Docker, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_LearnedModel_IsTheReleasedOne()
    {
        Assert.Contains("COPY models /opt/photoprogress/models\n", Docker, StringComparison.Ordinal);
        Assert.Contains($"{InstalledModel.Variable}=/opt/photoprogress/models/{InstalledModel.Released} ", Docker, StringComparison.Ordinal);
        Assert.Contains("\n!models\n", Repository.Text(".dockerignore"), StringComparison.Ordinal);
    }

    /// <summary>It is packed with modes that shut out everybody but its owner, and the image's user does not own it.</summary>
    [Fact]
    public void FaceModel_FetchedByTheScript_CanBeReadByAnotherUser()
    {
        const string script = """
            umask 022; root=$(mktemp -d); . scripts/lib.sh; mkdir -p "$cache" "$root/in/package"; (cd "$root/in/package"; touch "$face_mesh_data" README.md package.json; chmod 640 -- *)
            tar -czf "$root/packed.tgz" -C "$root/in" package; face_mesh_sha256=$(sha256sum "$root/packed.tgz" | cut -d ' ' -f 1); npm() { cp "$root/packed.tgz" .; }
            fetch_face_model 2>/dev/null && stat -c %a "$cache/face-mesh" "$cache/face-mesh/$face_mesh_data" | tr '\n' ' '; rm -rf "$root"
            """;
        Assert.Equal("755 644", Bash(script).Trim());
    }

    [Fact]
    public void Image_RunsAsNobodySpecial_WithAHealthCheckAndAVolume()
    {
        Assert.Matches("(?m)^USER photoprogress$", Docker);
        Assert.Matches("(?m)^VOLUME /data$", Docker);
        Assert.Contains("HEALTHCHECK", Docker, StringComparison.Ordinal);
        Assert.True(Docker.IndexOf("\nUSER ", StringComparison.Ordinal) < Docker.IndexOf("\nENTRYPOINT ", StringComparison.Ordinal));
        Assert.Contains("photoprogress-server.dll", Docker, StringComparison.Ordinal);
        Assert.DoesNotContain("latest", Docker + Compose, StringComparison.Ordinal);
    }

    [Fact]
    public void Ports_AreThatOfRun()
    {
        var port = Regex.Match(Repository.Text("run"), @"PHOTOPROGRESS_PORT:-(\d+)").Groups[1].Value;
        Assert.NotEmpty(port);
        Assert.Contains($"EXPOSE {port}\n", Docker, StringComparison.Ordinal);
        Assert.Contains($"ASPNETCORE_URLS=http://+:{port} ", Docker, StringComparison.Ordinal);
        Assert.Contains($"/dev/tcp/127.0.0.1/{port} ", Docker, StringComparison.Ordinal);
        Assert.Contains($"\"127.0.0.1:{port}:{port}\"", Compose, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_InBothFiles_AreKnownAndTheRolesValid()
    {
        var settings = Setting().Matches(Docker + "\n" + Compose + "\n" + Repository.Text("docs/operations.md"));
        Assert.True(settings.Count > 5);
        Assert.All(settings, setting => Assert.Contains(setting.Groups[1].Value, SettingsReader.Known));
        var roles = settings.Where(setting => setting.Groups[1].Value == "Role").Select(setting => setting.Groups[2].Value).ToArray();
        Assert.All(roles, role => Assert.True(Enum.TryParse<ServiceRole>(role, ignoreCase: true, out _), role));
        Assert.Equal(["web", "worker"], Setting().Matches(Compose).Where(setting => setting.Groups[1].Value == "Role").Select(setting => setting.Groups[2].Value));
    }

    [Fact]
    public void Compose_HasWebTwoWorkersAndAPinnedDatabase_SharingDataAndKeys()
    {
        Assert.Equal("1", Regex.Match(Compose, """PhotoProgress__Workers: "(\d+)""").Groups[1].Value);
        Assert.Matches(@"(?s)\n  worker:.*replicas: 2.*\n  database:", Compose);
        Assert.Matches(@"image: postgres:\d+\.\d+-bookworm\n", Compose);
        foreach (var volume in new[] { "data:/data", "keys:/keys" }) Assert.Equal(2, Regex.Count(Compose, $"- {volume}\n"));
        Assert.Contains("read_only: true", Compose, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)password", Compose.Replace("passwords are in no file", "", StringComparison.Ordinal));
        Assert.Contains("/clinic.env", Repository.Text(".gitignore"), StringComparison.Ordinal);
    }

    private static string Bash(string command) =>
        ChildProcess.Run(new System.Diagnostics.ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = Repository.Root }, TimeSpan.FromMinutes(1)).Output.Trim();

    [GeneratedRegex(@"apt-get install -y --no-install-recommends ([^&;]+?)(?:&&|'|\\\n)")]
    private static partial Regex AptInstall();

    [GeneratedRegex(@"PhotoProgress__(\w+)(?:[:=] ?([\w/]+))?")]
    private static partial Regex Setting();
}
