using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Writes rows as the service's JSON: values, and type annotations where JSON has no such type.</summary>
static class EntityWriter
{
    const string TypeSuffix = "@odata.type";

    /// <summary>One row as UTF-8 JSON.</summary>
    public static ReadOnlyMemory<byte> ToJson(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Write(buffer, entity);
        return buffer.WrittenMemory;
    }

    /// <summary>Appends one row. Neither the timestamp nor the ETag is written: both are the service's.</summary>
    public static void Write(IBufferWriter<byte> buffer, ITableEntity entity)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (entity is TableEntity dictionary)
        {
            foreach (var (name, value) in dictionary.Properties)
                WriteProperty(json, name, value);
        }
        else
        {
            foreach (var property in EntityShape.Of(entity.GetType()).Readable)
                WriteProperty(json, property.Name, property.GetValue(entity));
        }
        json.WriteEndObject();
    }

    static void WriteProperty(Utf8JsonWriter json, string name, object? value)
    {
        // A property without a value is no property: the service does not store nulls.
        if (value is null || name is TableEntity.ETagName or TableEntity.TimestampName or nameof(ITableEntity.ETag))
            return;
        switch (value)
        {
            case string text:
                json.WriteString(name, text);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case bool truth:
                json.WriteBoolean(name, truth);
                break;
            default:
                WriteAnnotated(json, name, value);
                break;
        }
    }

    static void WriteAnnotated(Utf8JsonWriter json, string name, object value)
    {
        switch (value)
        {
            case byte[] bytes:
                WriteType(json, name, "Edm.Binary"u8);
                json.WriteBase64String(name, bytes);
                break;
            case BinaryData data:
                WriteType(json, name, "Edm.Binary"u8);
                json.WriteBase64String(name, data);
                break;
            case long number:
                WriteType(json, name, "Edm.Int64"u8);
                json.WriteString(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number:
                WriteType(json, name, "Edm.Double"u8);
                WriteDouble(json, name, number);
                break;
            case Guid guid:
                WriteType(json, name, "Edm.Guid"u8);
                json.WriteString(name, guid);
                break;
            case DateTimeOffset date:
                WriteType(json, name, "Edm.DateTime"u8);
                json.WriteString(name, date.UtcDateTime);
                break;
            case DateTime date:
                WriteType(json, name, "Edm.DateTime"u8);
                json.WriteString(name, date.ToUniversalTime());
                break;
            case Enum choice:
                json.WriteString(name, choice.ToString());
                break;
            default:
                throw new NotSupportedException($"The table service has no type for {value.GetType()} ({name}).");
        }
    }

    static void WriteType(Utf8JsonWriter json, string name, ReadOnlySpan<byte> type) =>
        json.WriteString(string.Concat(name, TypeSuffix), type);

    static void WriteDouble(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
            json.WriteNumber(name, number);
        else
            json.WriteString(name, double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }
}
