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
        var line = new AuditLine(context.User.Name(), "report.view", $"report:{id}", $"form={Words.Of(form)}");
        if (form == ReportForm.Pdf) return await bytes.SendAsync(context, report.PdfAddress, line, "application/pdf", $"report-{id}");
        var sent = await bytes.SendAsync(context, report.HtmlAddress, line, "text/html; charset=utf-8", null);
        context.Response.Headers.ContentSecurityPolicy = Policy;
        return sent;
    }
}
