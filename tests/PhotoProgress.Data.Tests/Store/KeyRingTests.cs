using System.Text.Json;
using System.Text.Json.Nodes;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Tests.Store;

public sealed class KeyRingTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    [Fact]
    public void Load_WhatCreateWrote_HasTheSameKeys()
    {
        var loaded = _folder.LoadKeys();

        Assert.Equal(_folder.Keys.Keys, loaded.Keys);
        Assert.Equal(_folder.Keys.CurrentId, loaded.CurrentId);
        Assert.Equal((_folder.Keys.CurrentId, _folder.Clock.Now), Assert.Single(loaded.Keys));
        Assert.Equal(_folder.Keys.AddressKey, loaded.AddressKey);
        Assert.Equal(["keys.json"], Directory.GetFiles(Path.GetDirectoryName(_folder.KeyPath)!).Select(Path.GetFileName));
    }

    [Fact]
    public void Create_FileThatIsThere_IsNeverOverwritten()
    {
        var before = File.ReadAllText(_folder.KeyPath);

        var fault = Assert.Throws<KeyFileException>(() => KeyRing.Create(_folder.KeyPath, _folder.Clock, new SeededBytes(6)));

        Assert.Contains("is there already", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllText(_folder.KeyPath));
    }

    [Theory]
    [InlineData(0b110_100_000)]
    [InlineData(0b110_000_100)]
    [InlineData(0b110_010_000)]
    public void Load_FileThatOthersMayUse_IsRefusedWithTheCommand(int mode)
    {
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(_folder.KeyPath, (UnixFileMode)mode);

        var fault = Assert.Throws<KeyFileException>(() => _folder.LoadKeys());

        Assert.Contains($"chmod 600 '{_folder.KeyPath}'", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NoFile_SaysWhatIsAtStake() => Assert.Contains(
        "no photo can be read",
        Assert.Throws<KeyFileException>(() => KeyRing.Load(Path.Combine(_folder.Root, "none.json"), _folder.Clock, new SeededBytes(7))).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_DamagedFile_IsOneLineWithoutAKey()
    {
        var text = File.ReadAllText(_folder.KeyPath);
        var key = (string)JsonNode.Parse(text)!["keys"]![0]!["key"]!;
        string[] damaged =
        [
            "", "[]", "{}", text[..^20], text.Replace(key, "AAAA", StringComparison.Ordinal), text.Replace(key, "no Base64!", StringComparison.Ordinal),
            text.Replace($"\"current\": \"{_folder.Keys.CurrentId}\"", $"\"current\": \"{new string('0', 32)}\"", StringComparison.Ordinal),
            text.Replace(_folder.Keys.CurrentId, "short", StringComparison.Ordinal), text.Replace("\"keys\": [", "\"keys\": [ null,", StringComparison.Ordinal)[..^3],
        ];
        Assert.All(damaged, content =>
        {
            File.WriteAllText(_folder.KeyPath, content);
            var fault = Assert.Throws<KeyFileException>(() => _folder.LoadKeys());
            Assert.StartsWith($"Key file '{_folder.KeyPath}': ", fault.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', fault.Message);
            Assert.DoesNotContain(key[..8], fault.Message, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void AddKey_SecondProcess_FindsItWhenItMeetsIt()
    {
        var other = _folder.LoadKeys();
        _folder.Clock.Now = _folder.Clock.Now.AddDays(30);

        var added = _folder.Keys.AddKey();

        Assert.Equal(added, _folder.Keys.CurrentId);
        Assert.NotEqual(added, other.CurrentId);
        Assert.NotNull(other.Find(added));
        Assert.Equal(added, other.CurrentId);
        Assert.Equal((added, _folder.Clock.Now), other.Keys[1]);
        Assert.Null(other.Find(new string('a', 32)));
    }

    [Fact]
    public async Task AddKey_FromManyAtOnce_LosesNone()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => _folder.LoadKeys().AddKey())));

        Assert.Equal(added.Append(_folder.Keys.CurrentId).Order(), _folder.LoadKeys().Keys.Select(key => key.Id).Order());
    }

    [Fact]
    public void Refresh_AnotherClinicsFile_IsRefused()
    {
        File.Copy(_folder.OtherKeys().Path, _folder.KeyPath, overwrite: true);

        Assert.Contains("another clinic's", Assert.Throws<KeyFileException>(() => _folder.Keys.Refresh()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToString_ShowsIdsAndNoKey()
    {
        _folder.Keys.AddKey();
        var secrets = JsonNode.Parse(File.ReadAllText(_folder.KeyPath))!;
        var printed = $"{_folder.Keys} {_folder.Keys.Current} {JsonSerializer.Serialize(_folder.Keys)}";

        Assert.Contains(_folder.Keys.CurrentId, printed, StringComparison.Ordinal);
        Assert.All(
            [secrets["addressKey"]!, .. secrets["keys"]!.AsArray().Select(key => key!["key"]!)],
            secret => Assert.DoesNotContain((string)secret!, printed, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("set", "variable", "set")]
    [InlineData("", "variable", "variable")]
    [InlineData(null, "", "fallback")]
    [InlineData(null, null, "fallback")]
    public void PathFrom_SettingThenVariableThenFallback(string? setting, string? variable, string expected) =>
        Assert.Equal(expected, KeyRing.PathFrom(setting, name => name == "PHOTOPROGRESS_KEYS" ? variable : null, "fallback"));

    public void Dispose() => _folder.Dispose();
}
