using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Data;

/// <summary>
/// The clinic's database: one model, two engines (<see cref="SqliteClinicDb"/>, <see cref="PostgresClinicDb"/>). Photo bytes are not
/// in it; rows hold their addresses in the encrypted photo store.
/// </summary>
public abstract class ClinicDb(DbContextOptions options) : IdentityUserContext<Member, Guid>(options)
{
    public DbSet<Clinic> Clinics => Set<Clinic>();

    public DbSet<Site> Sites => Set<Site>();

    public DbSet<Client> Clients => Set<Client>();

    public DbSet<Consent> Consents => Set<Consent>();

    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    public DbSet<MemberSignIn> SignIns => Set<MemberSignIn>();

    public DbSet<Plan> Plans => Set<Plan>();

    public DbSet<Course> Courses => Set<Course>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<CourseNote> Notes => Set<CourseNote>();

    public DbSet<NoteWording> NoteWordings => Set<NoteWording>();

    public DbSet<Photo> Photos => Set<Photo>();

    public DbSet<PhotoDecision> PhotoDecisions => Set<PhotoDecision>();

    public DbSet<DerivedFile> DerivedFiles => Set<DerivedFile>();

    public DbSet<Upload> Uploads => Set<Upload>();

    public DbSet<TriageItem> Triage => Set<TriageItem>();

    public DbSet<AnalysisRun> Runs => Set<AnalysisRun>();

    public DbSet<StageMark> Marks => Set<StageMark>();

    public DbSet<PhotoReadings> Readings => Set<PhotoReadings>();

    public DbSet<PhotoComparison> Comparisons => Set<PhotoComparison>();

    public DbSet<VerdictRow> Verdicts => Set<VerdictRow>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<ShareLink> ShareLinks => Set<ShareLink>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<BackupNote> BackupNotes => Set<BackupNote>();

    public DbSet<WorkerBeat> Workers => Set<WorkerBeat>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClinicDb).Assembly);
    }

    /// <summary>Names of enums are stored, so that a row can be read without this program and survives a reordering.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        const int longestName = 32;
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(longestName);
    }
}
