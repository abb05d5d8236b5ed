using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Tests.Store;
using PhotoProgress.Data.Trail;

namespace PhotoProgress.Data.Tests.Backup;

/// <summary>A clinic with rows in every table that the model has, made from the model, so that a new table is filled too.</summary>
internal sealed class ClinicSample
{
    public const string Password = "a long enough password";
    public const string Email = "owner@example.org";

    private const int RowsOfEach = 3;

    private readonly Dictionary<IEntityType, List<object>> _made = [];
    private readonly Ids _ids = Ids.Seeded(5);
    private readonly StoreFolder _folder;
    private int _contents;

    private ClinicSample(StoreFolder folder) => _folder = folder;

    public static async Task FillAsync(TestDatabase database, StoreFolder folder)
    {
        await using var db = database.Open();
        var sample = new ClinicSample(folder);
        foreach (var type in Sorted(db)) await sample.AddAsync(db, type);
        var trail = TrailOf(folder);
        for (var i = 0; i < RowsOfEach; i++) await trail.AddAsync(db, new AuditLine("operator", "photo.view", $"photo:{i}", "size=medium"));
    }

    public static AuditTrail TrailOf(StoreFolder folder) => new(TimeProvider.System, new AuditKey(folder.Keys.Derive("audit")));

    public static ClinicPlace PlaceOf(TestDatabase database, StoreFolder folder) => new(folder.Root, database.Engine, database.Connection, folder.Store);

    /// <summary>Every value of every row, read through the model and not through the code of the backup.</summary>
    public static async Task<SortedDictionary<string, string[]>> EverythingAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var all = new SortedDictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var type in db.Model.GetEntityTypes().Where(type => !type.IsOwned()))
        {
            var set = (IQueryable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType).Invoke(db, [])!;
            var rows = await set.ToListAsync();
            all[type.GetTableName()!] = [.. rows.Select(row => Text(db, row)).Order(StringComparer.Ordinal)];
        }

        return all;
    }

    private static string Text(ClinicDb db, object row) => string.Join(" | ", [
        .. db.Entry(row).Properties.Select(property => $"{property.Metadata.Name}={Shown(property.CurrentValue)}").Order(StringComparer.Ordinal),
        row is IdentityUserPasskey<Guid> passkey ? System.Text.Json.JsonSerializer.Serialize(passkey.Data) : ""]);

    /// <summary>Instants to the microsecond, which is what both engines keep.</summary>
    private static string Shown(object? value) => value switch
    {
        null => "null",
        byte[] bytes => Convert.ToBase64String(bytes),
        DateTimeOffset instant => $"{instant.UtcTicks / 10}",
        DateTime clock => $"{clock.Ticks / 10}",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private static List<IEntityType> Sorted(ClinicDb db)
    {
        var left = db.Model.GetEntityTypes().Where(type => !type.IsOwned() && type.ClrType != typeof(AuditEntry)).OrderBy(type => type.Name, StringComparer.Ordinal).ToList();
        var sorted = new List<IEntityType>();
        while (left.Count > 0)
        {
            var next = left.First(type => type.GetForeignKeys().All(key => sorted.Contains(key.PrincipalEntityType)));
            sorted.Add(next);
            left.Remove(next);
        }

        return sorted;
    }

    private async Task AddAsync(ClinicDb db, IEntityType type)
    {
        _made[type] = [];
        for (var n = 0; n < RowsOfEach; n++)
        {
            var row = Activator.CreateInstance(type.ClrType)!;
            if (row is IdentityUserPasskey<Guid> passkey) passkey.Data = PasskeyData(n);
            var entry = db.Entry(row);
            foreach (var property in type.GetProperties().Where(p => !IsCounted(p))) entry.Property(property.Name).CurrentValue = await ValueAsync(property, n);
            if (row is Member member) MakeAccount(member, n);
            db.Add(row);
            await db.SaveChangesAsync();
            _made[type].Add(row);
        }

        db.ChangeTracker.Clear();
    }

    private static bool IsCounted(IProperty property) => property.ClrType == typeof(int) && property.IsPrimaryKey();

    /// <summary>The second of three rows holds null wherever it may.</summary>
    private async Task<object?> ValueAsync(IProperty property, int n)
    {
        if (property.IsNullable && n == 1) return null;
        if (property.GetContainingForeignKeys().FirstOrDefault() is { } key)
        {
            var principal = key.PrincipalKey.Properties[key.Properties.ToList().IndexOf(property)];
            return principal.PropertyInfo!.GetValue(_made[key.PrincipalEntityType][n]);
        }

        if (property.Name.EndsWith("Address", StringComparison.Ordinal) && property.GetMaxLength() == Photo.AddressLength) return (await _folder.Store.AddAsync(Content())).Address;
        return Value(property, Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType, n);
    }

    private object Value(IProperty property, Type type, int n) => type switch
    {
        { IsEnum: true } => Enum.GetValues(type).GetValue(n % Enum.GetValues(type).Length)!,
        _ when type == typeof(Guid) => _ids.New(),
        _ when type == typeof(string) => Cut($"{property.Name} {n} Ä\"\n\\影", property.GetMaxLength()),
        _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2026, 3, 1 + n, 10, 0, 0, TimeSpan.Zero).AddTicks(1_234_567),
        _ when type == typeof(DateTime) => new DateTime(2026, 3, 1 + n, 11, 30, 0, DateTimeKind.Utc),
        _ when type == typeof(DateOnly) => new DateOnly(2026, 3, 1 + n),
        _ when type == typeof(bool) => n % 2 == 0,
        _ when type == typeof(int) => (7 * n) + 1,
        _ when type == typeof(long) => 5_000_000_000L + n,
        _ when type == typeof(double) => (n + 1) / 3.0,
        _ when type == typeof(byte[]) => StoreFolder.Content(700 + n, n),
        _ => throw new NotSupportedException($"{property.DeclaringType.Name}.{property.Name}: teach the sample {type}."),
    };

    private static string Cut(string text, int? most) => most is { } length && text.Length > length ? text[..length] : text;

    /// <summary>From nothing to several segments.</summary>
    private byte[] Content() => StoreFolder.Content(_contents * 9_001, _contents++);

    private static void MakeAccount(Member member, int n)
    {
        if (n > 0) return;
        (member.Email, member.NormalizedEmail) = (Email, Email.ToUpperInvariant());
        (member.UserName, member.NormalizedUserName) = (Email, Email.ToUpperInvariant());
        member.PasswordHash = new PasswordHasher<Member>().HashPassword(member, Password);
    }

    private static IdentityPasskeyData PasskeyData(int n) => new()
    {
        Name = $"key {n}",
        PublicKey = [1, 2, (byte)n],
        AttestationObject = [3],
        ClientDataJson = [4],
        SignCount = (uint)n,
        Transports = ["usb", "nfc"],
        CreatedAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
