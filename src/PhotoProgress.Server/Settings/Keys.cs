using System.Security.Cryptography;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Server.Settings;

/// <summary>The clinic's keys at the start.</summary>
public static class Keys
{
    /// <summary>Reads the key file; makes one where there is none and no photo either.</summary>
    /// <exception cref="KeyFileException">The file cannot be used, or it is missing although there are photos that only it opens.</exception>
    public static KeyRing Open(ServiceSettings settings, RandomNumberGenerator random)
    {
        if (File.Exists(settings.KeyFile)) return KeyRing.Load(settings.KeyFile, TimeProvider.System, random);
        if (Directory.Exists(settings.PhotoFolder) && Directory.EnumerateFiles(settings.PhotoFolder, "*", SearchOption.AllDirectories).Any(IsPhoto))
            throw new KeyFileException(settings.KeyFile, $"it is missing, and {settings.PhotoFolder} holds photos that only its keys open. Bring it back from where you keep it, or name it in {ServiceSettings.Section}:KeyFile.");
        try
        {
            return KeyRing.Create(settings.KeyFile, TimeProvider.System, random);
        }
        catch (KeyFileException) when (File.Exists(settings.KeyFile))
        {
            // Another process of this clinic, started at the same time, was faster.
            return KeyRing.Load(settings.KeyFile, TimeProvider.System, random);
        }
    }

    private static bool IsPhoto(string file) => Path.GetFileName(file).Length == Data.Photos.Photo.AddressLength;
}
