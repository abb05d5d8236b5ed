using System.Security.Claims;
using PhotoProgress.Server.Access;

namespace PhotoProgress.Server.Pages;

/// <summary>Which pages somebody is led to; what is not shown is also not allowed.</summary>
public static class Navigation
{
    private static readonly (string Address, string Name, Permission Needed)[] All =
    [
        ("/clients", "Clients", Permission.ClientsRead),
        ("/triage", "Triage", Permission.TriageHandle),
        ("/queue", "Queue", Permission.QueueRead),
        ("/tokens", "API tokens", Permission.ClinicManage),
    ];

    public static IEnumerable<(string Address, string Name)> For(ClaimsPrincipal? user) =>
        All.Where(link => user?.Has(link.Needed) == true).Select(link => (link.Address, link.Name));
}
