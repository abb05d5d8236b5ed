using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Treatment;
using TreatmentPlan = PhotoProgress.Data.Treatment.Plan;

namespace PhotoProgress.Bench.Survive;

/// <summary>The rows that every bench's clinic begins with.</summary>
public static class Rows
{
    public static TreatmentPlan PlanOf(Ids ids) => new() { Id = ids.New(), Name = "Plan", Modality = "microneedling", Sessions = 1 };

    /// <summary>A client who agreed to photos, on a course.</summary>
    public static (Course Course, object[] All) ClientOf(string code, Guid site, Guid plan, DateOnly day, Ids ids)
    {
        var client = new Client { Id = ids.New(), Code = code, SiteId = site, CreatedAt = DateTimeOffset.UnixEpoch };
        var course = new Course { Id = ids.New(), ClientId = client.Id, PlanId = plan, StartedOn = day };
        return (course, [client, course, new Consent { Id = ids.New(), ClientId = client.Id, Purpose = ConsentPurpose.Analysis, GivenAt = DateTimeOffset.UnixEpoch }]);
    }

    /// <param name="scopes">Names of permissions, blank between them.</param>
    public static ApiToken TokenOf(string secret, string scopes, Ids ids) =>
        new() { Id = ids.New(), Name = "bench", Hash = Ids.HashOf(secret), Scopes = scopes, CreatedAt = DateTimeOffset.UnixEpoch };
}
