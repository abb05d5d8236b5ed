namespace PhotoProgress.Cli;

/// <summary>A file that the caller asked for: checked before any work, written in one step at its end.</summary>
internal static class OutputFile
{
    /// <param name="what">What the file is, for messages.</param>
    /// <exception cref="InputException">The path is a folder, its folder does not exist, or it cannot be written.</exception>
    public static void Check(string path, string what)
    {
        if (Directory.Exists(path)) throw Unwritable(path, what, "it is a folder");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            throw Unwritable(path, what, "its folder does not exist");
        ProveWritable(path, what);
    }

    /// <summary>In one step, so that nobody finds half a file.</summary>
    public static async Task ReplaceAsync(string path, string text, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(Half(path), text, cancellation);
            File.Move(Half(path), path, overwrite: true);
        }
        finally
        {
            File.Delete(Half(path));
        }
    }

    public static InputException Unwritable(string path, string what, string why, Exception? inner = null) =>
        new($"The {what} {Shown.Quoted(path)} cannot be written ({why.Trim().TrimEnd('.')}): name another path.", inner);

    // Only trying tells: rights, read-only mounts, names that are too long.
    private static void ProveWritable(string path, string what)
    {
        try
        {
            using var _ = new FileStream(Half(path), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(path, what, e.Message, e);
        }
    }

    private static string Half(string path) => path + ".part";
}
