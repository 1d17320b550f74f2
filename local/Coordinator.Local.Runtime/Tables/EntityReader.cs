using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads rows from the service's JSON, giving each value the type that its annotation names.</summary>
static class EntityReader
{
    const string TypeSuffix = "@odata.type";

    /// <summary>Reads the answer to a point lookup.</summary>
    public static T ReadOne<T>(ReadOnlySpan<byte> json, ETag etag)
        where T : class, ITableEntity
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        var entity = ReadObject(ref reader);
        if (!entity.ContainsKey(TableEntity.ETagName))
            entity.ETag = etag;
        return As<T>(entity);
    }

    /// <summary>Reads one page of the answer to a query.</summary>
    public static List<T> ReadMany<T>(ReadOnlySpan<byte> json)
        where T : class, ITableEntity
    {
        var entities = new List<T>();
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isValue = reader.ValueTextEquals("value"u8);
            reader.Read();
            if (!isValue)
            {
                reader.Skip();
                continue;
            }
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
                entities.Add(As<T>(ReadObject(ref reader)));
        }
        return entities;
    }

    static T As<T>(TableEntity entity)
        where T : class, ITableEntity => entity as T ?? EntityShape.Of(typeof(T)).Create<T>(entity);

    /// <summary>The reader stands on the object's start and ends on its end.</summary>
    static TableEntity ReadObject(ref Utf8JsonReader reader)
    {
        var entity = new TableEntity();
        string? annotated = null; // The property that the last annotation was about, and the type that it named.
        string? type = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            {
                annotated = name[..^TypeSuffix.Length];
                type = reader.GetString();
                // The service writes the annotation first. Should it come second, the value is converted now.
                if (entity.Properties.TryGetValue(annotated, out var early) && early is string text)
                    entity.Properties[annotated] = Convert(text, type!);
            }
            else if (Value(ref reader, name, name == annotated ? type : null) is { } value)
            {
                entity.Properties[name] = value;
            }
        }
        return entity;
    }

    static object? Value(ref Utf8JsonReader reader, string name, string? type)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String when type is null && name != TableEntity.TimestampName:
                return reader.GetString();
            case JsonTokenType.String when type == "Edm.Binary":
                return reader.GetBytesFromBase64();
            case JsonTokenType.String:
                return Convert(reader.GetString()!, type ?? "Edm.DateTime");
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            case JsonTokenType.Number when type != "Edm.Double" && reader.TryGetInt32(out var number):
                return number;
            case JsonTokenType.Number:
                return reader.GetDouble();
            default:
                reader.Skip();
                return null;
        }
    }

    static object Convert(string text, string type) => type switch
    {
        "Edm.String" => text,
        "Edm.Binary" => System.Convert.FromBase64String(text),
        "Edm.Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Edm.Guid" => Guid.Parse(text),
        "Edm.DateTime" => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Edm.Double" => text switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => double.Parse(text, CultureInfo.InvariantCulture),
        },
        _ => throw new NotSupportedException($"The type {type} is not one of the table service's."),
    };
}
