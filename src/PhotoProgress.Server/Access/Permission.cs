using PhotoProgress.Data.People;

namespace PhotoProgress.Server.Access;

/// <summary>What a route may ask for. A member has those of the role, a token those that it was made with.</summary>
public enum Permission
{
    /// <summary>Clients, plans, courses and sessions.</summary>
    ClientsRead,
    ClientsWrite,

    /// <summary>What colleagues write about a course; no client has these.</summary>
    NotesRead,
    NotesWrite,

    /// <summary>Photos, their checks, readings and comparisons.</summary>
    PhotosRead,
    PhotosWrite,

    /// <summary>Leaves photos out of a course, chooses its baseline.</summary>
    CoursesJudge,
    ReportsRead,
    ReportsPublish,
    QueueRead,
    QueueControl,
    TriageHandle,

    /// <summary>Members, tokens, retention, deletion.</summary>
    ClinicManage,
    AuditRead,

    /// <summary>A client's own reports, consents and requests; no token has it.</summary>
    OwnRead,
}

/// <summary>Which role may do what. What is not listed is denied.</summary>
public static class Permissions
{
    private static readonly Permission[] Treating =
    [
        Permission.ClientsRead, Permission.ClientsWrite, Permission.PhotosRead, Permission.PhotosWrite,
        Permission.NotesRead, Permission.NotesWrite, Permission.ReportsRead, Permission.QueueRead, Permission.TriageHandle,
    ];

    private static readonly Permission[] Judging = [.. Treating, Permission.CoursesJudge, Permission.ReportsPublish];

    private static readonly Permission[] Owning =
        [.. Judging, Permission.QueueControl, Permission.ClinicManage, Permission.AuditRead];

    /// <summary>What tokens may be made for.</summary>
    public static IReadOnlyList<Permission> Scopes { get; } =
        [.. Enum.GetValues<Permission>().Where(permission => permission is not (Permission.OwnRead or Permission.ClinicManage))];

    public static IReadOnlyList<Permission> Of(Role role) => role switch
    {
        Role.Owner => Owning,
        Role.Practitioner => Judging,
        Role.Aesthetician => Treating,
        Role.Client => [Permission.OwnRead],
        _ => [],
    };
}
