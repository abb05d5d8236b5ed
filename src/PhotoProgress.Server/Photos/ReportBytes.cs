using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;

namespace PhotoProgress.Server.Photos;

/// <summary>What a report is sent as.</summary>
public enum ReportForm
{
    Html,
    Pdf,
}

/// <summary>Where a report lies in the photo store.</summary>
public sealed record StoredReport(Guid Id, string HtmlAddress, string PdfAddress);

/// <summary>Reports as bytes, by the same rules as photos.</summary>
public sealed class ReportBytes(ClinicDb db, StoredBytes bytes)
{
    /// <summary>A report brings its styles, scripts and pictures inside; it runs in a place of its own, without the reader's cookie, and can fetch and send nothing.</summary>
    private const string Policy = "sandbox allow-scripts; default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    public async Task<IResult> SendAsync(Guid id, ReportForm form, HttpContext context)
    {
        var report = await (from row in db.Reports
                            join course in db.Courses on row.CourseId equals course.Id
                            where row.Id == id
                            select new { row.HtmlAddress, row.PdfAddress, row.State, course.ClientId }).FirstOrDefaultAsync(context.RequestAborted);
        var viewer = StoredBytes.Viewer(context, Permission.ReportsRead);
        if (report is null || !PhotoAccess.MayReport(viewer, report.ClientId, report.State == ReportState.Published)) return Problems.NotThere;
        return await SendAsync(new StoredReport(id, report.HtmlAddress, report.PdfAddress), form, context.User.Name(), context);
    }

    /// <summary>For a caller who is known to be allowed.</summary>
    /// <param name="actor">As the audit trail writes it.</param>
    public async Task<IResult> SendAsync(StoredReport report, ReportForm form, string actor, HttpContext context)
    {
        var line = new AuditLine(actor, "report.view", $"report:{report.Id}", $"form={Words.Of(form)}");
        if (form == ReportForm.Pdf) return await bytes.SendAsync(context, report.PdfAddress, line, "application/pdf", $"report-{report.Id}");
        var sent = await bytes.SendAsync(context, report.HtmlAddress, line, "text/html; charset=utf-8", null);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return sent;
    }
}
