using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using PhotoProgress.Data.Photos;

namespace PhotoProgress.Data.Backup;

/// <summary>A column, and how its values pass between an engine and the backup.</summary>
internal sealed class ColumnShape
{
    private readonly RelationalTypeMapping _mapping;
    private readonly string _storeType;
    private readonly JsonShape? _json;

    private ColumnShape(IColumn column)
    {
        var property = column.PropertyMappings.Count > 0 ? column.PropertyMappings[0] : null;
        _mapping = property?.TypeMapping ?? column.StoreTypeMapping;
        _storeType = column.StoreType;
        Name = column.Name;
        IsNullable = column.IsNullable;
        _json = property is null ? JsonShape.Of(column) : null;
        IsGenerated = property is { Property.ValueGenerated: ValueGenerated.OnAdd } && Type == typeof(int);
        IsAddress = Type == typeof(string) && Name.EndsWith("Address", StringComparison.Ordinal) && property?.Property.GetMaxLength() == Photo.AddressLength;
        Kind = _json is not null ? NeutralKind.Json : NeutralValue.KindOf(Type, $"{column.Table.Name}.{column.Name}");
    }

    public string Name { get; }

    public NeutralKind Kind { get; }

    public bool IsNullable { get; }

    /// <summary>Whether it names a file in the photo store.</summary>
    public bool IsAddress { get; }

    /// <summary>Whether the engine counts it up.</summary>
    public bool IsGenerated { get; }

    private Type Type => Nullable.GetUnderlyingType(_mapping.ClrType) ?? _mapping.ClrType;

    private Type StoredType => _mapping.Converter is { } converter ? Nullable.GetUnderlyingType(converter.ProviderClrType) ?? converter.ProviderClrType : Type;

    public static ColumnShape Of(IColumn column) => new(column);

    public string Placeholder(int index) => _json is not null ? $"CAST({ParameterName(index)} AS {_storeType})" : ParameterName(index);

    /// <summary>A value of the model; null where the row holds none.</summary>
    public object? Read(DbDataReader row, int index)
    {
        if (row.IsDBNull(index)) return null;
        if (_json is not null) return _json.ToNeutral(row.GetString(index));
        var stored = Stored(row, index);
        return _mapping.Converter is { } converter ? converter.ConvertFromProvider(stored) : stored;
    }

    public DbParameter Parameter(DbCommand command, int index, object? value)
    {
        if (_json is null) return _mapping.CreateParameter(command, ParameterName(index), value, nullable: true);
        var json = command.CreateParameter();
        (json.ParameterName, json.Value) = (ParameterName(index), value is string text ? _json.ToStored(text) : DBNull.Value);
        return json;
    }

    /// <summary>Enums are stored by name; both ways of the conversion are the model's own.</summary>
    public Type ModelType => Type;

    private object Stored(DbDataReader row, int index) => StoredType switch
    {
        var type when type == typeof(Guid) => row.GetGuid(index),
        var type when type == typeof(DateTimeOffset) => row.GetFieldValue<DateTimeOffset>(index),
        var type when type == typeof(DateTime) => row.GetDateTime(index),
        var type when type == typeof(DateOnly) => row.GetFieldValue<DateOnly>(index),
        var type when type == typeof(bool) => row.GetBoolean(index),
        var type when type == typeof(int) => row.GetInt32(index),
        var type when type == typeof(long) => row.GetInt64(index),
        var type when type == typeof(double) => row.GetDouble(index),
        var type when type == typeof(string) => row.GetString(index),
        var type when type == typeof(byte[]) => row.GetFieldValue<byte[]>(index),
        var type => throw new NotSupportedException($"A column of {type} is not known to the backup; teach it in {nameof(ColumnShape)}."),
    };

    private static string ParameterName(int index) => string.Create(CultureInfo.InvariantCulture, $"@p{index}");
}
