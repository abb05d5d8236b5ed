using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Api;

public class TokenTests
{
    private static readonly string[] Reading = ["clients:read"];

    [Fact]
    public void Scopes_ArePermissionsInPublicForm_AndNothingElse()
    {
        Assert.Equal(Permission.PhotosWrite, Scopes.Read("photos:write"));
        Assert.Null(Scopes.Read("clinic:manage"));
        Assert.Null(Scopes.Read("own:read"));
        Assert.Null(Scopes.Read("PhotosWrite"));
        Assert.All(Scopes.All, scope => Assert.Matches("^[a-z]+:[a-z]+$", scope));
    }

    [Theory, Engines]
    public async Task Token_FromMakingToRevoking_OpensWhatItWasMadeFor(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        var owner = await service.SignedInAsync(Role.Owner);
        var made = await owner.PostAsync("/api/v1/tokens", new { name = "Camera", scopes = Reading, expiresInDays = 30 }).JsonAsync(HttpStatusCode.Created);
        Assert.StartsWith("ppt_", made.Text("secret"), StringComparison.Ordinal);
        using var program = service.WithSecret(made.Text("secret"));
        await program.GetAsync("/api/v1/clients").JsonAsync();
        await program.PostAsync("/api/v1/clients", new { code = "X" }).JsonAsync(HttpStatusCode.Forbidden);
        var row = (await owner.GetAsync("/api/v1/tokens").JsonAsync()).EnumerateArray().Single(token => token.Id() == made.Id());
        Assert.DoesNotContain(made.Text("secret"), row.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("clients:read", row.GetProperty("scopes")[0].GetString());
        Assert.NotNull(row.GetProperty("lastUsedAt").GetString());
        await owner.DeleteAsync($"/api/v1/tokens/{made.Id()}").JsonAsync(HttpStatusCode.NoContent);
        using var revoked = await program.GetAsync("/api/v1/clients");
        Assert.Equal(HttpStatusCode.Unauthorized, revoked.StatusCode);
        Assert.Contains("invalid_token", revoked.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        await using var db = service.Open();
        Assert.Equal(["token.create", "token.revoke"], await db.Audit.Where(e => e.Subject == $"token:{made.Id()}").OrderBy(e => e.Number).Select(e => e.Action).ToListAsync());
        Assert.False(await db.ApiTokens.AnyAsync(t => t.Hash.Contains("ppt_")));
    }

    [Theory, Engines]
    public async Task Token_ThatHasExpired_OpensNothing(Engine engine)
    {
        var service = await ClinicService.SharedAsync(engine);
        using var program = await service.WithTokenAsync("clients:read");
        await program.GetAsync("/api/v1/clients").JsonAsync();
        await using var db = service.Open();
        var hash = Ids.HashOf(program.DefaultRequestHeaders.Authorization!.Parameter!);
        Assert.Equal(1, await db.ApiTokens.Where(t => t.Hash == hash).ExecuteUpdateAsync(set => set.SetProperty(t => t.ExpiresAt, t => t.CreatedAt)));
        Assert.Equal(HttpStatusCode.Unauthorized, await program.GetAsync("/api/v1/clients").StatusAsync());
    }

    [Fact]
    public async Task Token_WithAnUnknownScope_IsNotMade_AndTheScopeIsNamed()
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var owner = await service.SignedInAsync(Role.Owner);
        string[] scopes = ["photos:read", "clinic:manage"];
        var fault = await owner.PostAsync("/api/v1/tokens", new { name = "Too much", scopes }).JsonAsync(HttpStatusCode.BadRequest);
        Assert.StartsWith("scopes is \"clinic:manage\"", fault.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Practitioner)]
    [InlineData(Role.Aesthetician)]
    public async Task Tokens_AreForOwnersOnly(Role role)
    {
        var service = await ClinicService.SharedAsync(Engine.Sqlite);
        var member = await service.SignedInAsync(role);
        Assert.Equal(HttpStatusCode.Forbidden, await member.GetAsync("/api/v1/tokens").StatusAsync());
    }
}
