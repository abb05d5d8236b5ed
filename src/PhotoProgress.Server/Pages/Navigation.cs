using System.Security.Claims;
using PhotoProgress.Server.Access;

namespace PhotoProgress.Server.Pages;

/// <summary>Which pages somebody is led to; what is not shown is also not allowed.</summary>
public static class Navigation
{
    public const string Clinic = "/clinic";

    private static readonly (string Address, string Name, Permission Needed)[] All =
    [
        ("/my", "My photos", Permission.OwnRead),
        ("/today", "Today", Permission.PhotosRead),
        ("/clients", "Clients", Permission.ClientsRead),
        ("/triage", "Triage", Permission.TriageHandle),
        ("/queue", "Queue", Permission.QueueRead),
        (Clinic, "Clinic", Permission.ClinicManage),
    ];

    /// <summary>The owner's own pages, each within the one entry of the main navigation.</summary>
    private static readonly (string Address, string Name, Permission Needed)[] OfClinic =
    [
        (Clinic, "Overview", Permission.ClinicManage),
        ("/members", "Members", Permission.ClinicManage),
        ("/clinic/plans", "Plans", Permission.ClinicManage),
        ("/clinic/sites", "Sites", Permission.ClinicManage),
        ("/clinic/retention", "Retention", Permission.ClinicManage),
        ("/clinic/keys", "Keys and backups", Permission.ClinicManage),
        ("/clinic/repeatability", "Repeatability", Permission.ClinicManage),
        ("/clinic/messages", "Messages", Permission.ClinicManage),
        ("/audit", "Audit trail", Permission.AuditRead),
        ("/tokens", "API tokens", Permission.ClinicManage),
    ];

    /// <summary>The page that somebody is led to first.</summary>
    public static string HomeOf(ClaimsPrincipal user) =>
        user.Identity?.IsAuthenticated != true ? "/sign-in" : user.Has(Permission.OwnRead) ? "/my"
        : user.Has(Permission.CoursesJudge) || !user.Has(Permission.PhotosRead) ? "/clients" : "/today";

    public static IEnumerable<(string Address, string Name)> For(ClaimsPrincipal? user) => Allowed(All, user);

    /// <summary>The pages beside this one, where it is one of the owner's; none elsewhere.</summary>
    public static IEnumerable<(string Address, string Name)> Beside(string here, ClaimsPrincipal? user) => IsOfClinic(here) ? Allowed(OfClinic, user) : [];

    /// <summary>How a link of the main navigation is marked on a page: <c>page</c> for itself, <c>true</c> for what lies within it.</summary>
    public static string? Mark(string address, string here) => address == here ? "page" : address == Clinic && IsOfClinic(here) ? "true" : null;

    private static bool IsOfClinic(string here) => OfClinic.Any(link => link.Address == here);

    private static IEnumerable<(string Address, string Name)> Allowed(IEnumerable<(string Address, string Name, Permission Needed)> links, ClaimsPrincipal? user) =>
        links.Where(link => user?.Has(link.Needed) == true).Select(link => (link.Address, link.Name));
}
