using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.Json;

namespace PhotoProgress.Data.Backup;

/// <summary>
/// A column that holds an object as JSON, as Identity's passkeys are. The engines write instants, bytes and ids in it in different ways; in a
/// backup they stand as those of ordinary columns do.
/// </summary>
internal sealed class JsonShape
{
    private readonly Dictionary<string, Field> _fields;

    private JsonShape(Dictionary<string, Field> fields) => _fields = fields;

    private sealed record Field(NeutralKind Kind, Type Type, JsonValueReaderWriter Engine);

    /// <exception cref="NotSupportedException">The object holds further objects, which no backup does yet.</exception>
    public static JsonShape Of(IColumn column)
    {
        var owners = column.Table.EntityTypeMappings.Select(mapping => mapping.TypeBase).OfType<IEntityType>();
        var held = owners.SelectMany(owner => owner.Model.GetEntityTypes().Where(type => type.IsMappedToJson() && type.FindOwnership()?.PrincipalEntityType == owner))
            .FirstOrDefault(type => type.GetContainerColumnName() == column.Name);
        if (held is null || held.GetNavigations().Any(navigation => !navigation.IsOnDependent))
            throw new NotSupportedException($"{column.Table.Name}.{column.Name} holds nested JSON, which no backup holds yet; teach it in {nameof(JsonShape)}.");
        return new JsonShape(held.GetProperties().Where(property => property.GetJsonPropertyName() is not null && IsOurs(property))
            .ToDictionary(property => property.GetJsonPropertyName()!, FieldOf));
    }

    public string ToNeutral(string stored) => Changed(stored, (field, value) => Neutral(field, field.Engine.FromJsonString(value.ToJsonString())));

    public string ToStored(string neutral) => Changed(neutral, (field, value) => field.Engine.ToJsonString(FromNeutral(field, value)!));

    /// <summary>Text, numbers and lists of them look the same everywhere.</summary>
    private static bool IsOurs(IProperty property) =>
        TypeOf(property) is var type && (type == typeof(byte[]) || type == typeof(DateTimeOffset) || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(Guid));

    private static Type TypeOf(IProperty property) => Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;

    private static Field FieldOf(IProperty property) => new(
        NeutralValue.KindOf(TypeOf(property), property.Name), TypeOf(property),
        property.GetJsonValueReaderWriter() ?? property.GetTypeMapping().JsonValueReaderWriter ?? throw new NotSupportedException($"{property.Name} is not readable in JSON."));

    private static string Neutral(Field field, object value)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes)) NeutralValue.Write(json, field.Kind, value);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static object? FromNeutral(Field field, JsonNode value)
    {
        using var document = JsonDocument.Parse(value.ToJsonString());
        return NeutralValue.Read(document.RootElement, field.Kind, field.Type);
    }

    private string Changed(string text, Func<Field, JsonNode, string> change)
    {
        var held = JsonNode.Parse(text)!.AsObject();
        foreach (var (name, field) in _fields)
        {
            if (held[name] is { } value) held[name] = JsonNode.Parse(change(field, value));
        }

        return held.ToJsonString();
    }
}
