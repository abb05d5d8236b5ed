using System.Security.Claims;
using PhotoProgress.Server.Access;

namespace PhotoProgress.Server.Pages;

/// <summary>Which pages somebody is led to; what is not shown is also not allowed.</summary>
public static class Navigation
{
    private static readonly (string Address, string Name, Permission Needed)[] All =
    [
        ("/my", "My photos", Permission.OwnRead),
        ("/today", "Today", Permission.PhotosRead),
        ("/clients", "Clients", Permission.ClientsRead),
        ("/triage", "Triage", Permission.TriageHandle),
        ("/queue", "Queue", Permission.QueueRead),
        ("/members", "Members", Permission.ClinicManage),
        ("/audit", "Audit trail", Permission.AuditRead),
        ("/tokens", "API tokens", Permission.ClinicManage),
    ];

    /// <summary>The page that somebody is led to first.</summary>
    public static string HomeOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated != true ? "/sign-in" : user.Has(Permission.OwnRead) ? "/my"
        : user.Has(Permission.CoursesJudge) || !user.Has(Permission.PhotosRead) ? "/clients" : "/today";

    public static IEnumerable<(string Address, string Name)> For(ClaimsPrincipal? user) =>
        All.Where(link => user?.Has(link.Needed) == true).Select(link => (link.Address, link.Name));
}
