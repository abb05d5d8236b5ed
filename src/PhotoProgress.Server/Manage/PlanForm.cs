using System.Globalization;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Manage;

/// <summary>Reads a plan from the fields of a form.</summary>
public static class PlanForm
{
    public static NewPlan Read(IFormCollection form) => new(
        form["name"], form["modality"], Number(form["needleDepthMm"]), form["device"], (int)(Number(form["sessions"]) ?? 0), (int?)Number(form["intervalDays"]));

    /// <summary>An empty field of a form is none; letters become a number that no rule allows.</summary>
    private static double? Number(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number is > -1e6 and < 1e6 ? number : -1;
}
