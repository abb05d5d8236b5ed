using System.Text.Json;

namespace PhotoProgress.Server.Access;

/// <summary>The public form of what tokens may do: <c>photos:write</c> for <see cref="Permission.PhotosWrite"/>.</summary>
public static class Scopes
{
    private static readonly Dictionary<string, Permission> ByName = Permissions.Scopes.ToDictionary(NameOf);

    public static IReadOnlyList<string> All { get; } = [.. ByName.Keys];

    public static string NameOf(Permission permission) => JsonNamingPolicy.KebabCaseLower.ConvertName(permission.ToString()).Replace('-', ':');

    /// <summary>Null for anything but one of <see cref="All"/>.</summary>
    public static Permission? Read(string name) => ByName.TryGetValue(name, out var permission) ? permission : null;

    /// <summary>What a row of tokens stores, in the public form.</summary>
    public static IReadOnlyList<string> OfRow(string stored) =>
        [.. stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => NameOf(Enum.Parse<Permission>(name)))];
}
