using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Tests.Releases;

/// <summary>A row as it is stored, as a line of text: keys and properties with their types.</summary>
static class StoredRowText
{
    /// <summary>The line of a row.</summary>
    public static string Write(Replica replica, Row row)
    {
        var entity = RowMapping.ToEntity(replica, row);
        var properties = entity.Where(property => !IsKey(property.Key))
            .OrderBy(property => property.Key, StringComparer.Ordinal)
            .Select(property => KeyValuePair.Create<string, JsonNode?>(property.Key, Text(property.Value)));
        return new JsonObject
        {
            ["replica"] = new JsonArray(replica.Store, replica.Slot.Value, replica.Incarnation),
            [nameof(entity.PartitionKey)] = entity.PartitionKey,
            [nameof(entity.RowKey)] = entity.RowKey,
            ["properties"] = new JsonObject(properties),
        }.ToJsonString();
    }

    /// <summary>The row of a line, as this program reads it.</summary>
    public static (Replica Replica, Row Row) Read(string line)
    {
        using var json = JsonDocument.Parse(line);
        var place = json.RootElement.GetProperty("replica");
        var replica = new Replica(
            new SlotId(place[1].GetInt32()), place[0].GetString()!, place[2].GetInt32());
        var entity = new TableEntity(
            json.RootElement.GetProperty(nameof(TableEntity.PartitionKey)).GetString()!,
            json.RootElement.GetProperty(nameof(TableEntity.RowKey)).GetString()!);
        foreach (var property in json.RootElement.GetProperty("properties").EnumerateObject())
            entity[property.Name] = Value(property.Value[0].GetString()!, property.Value[1].GetString()!);
        return (replica, RowMapping.FromEntity(replica, entity));
    }

    static bool IsKey(string name) => name is nameof(TableEntity.PartitionKey) or nameof(TableEntity.RowKey);

    static JsonArray Text(object value) => value switch
    {
        byte[] bytes => new JsonArray("Binary", Convert.ToBase64String(bytes)),
        int number => new JsonArray("Int32", number.ToString(CultureInfo.InvariantCulture)),
        long number => new JsonArray("Int64", number.ToString(CultureInfo.InvariantCulture)),
        bool flag => new JsonArray("Boolean", flag ? "true" : "false"),
        string text => new JsonArray("String", text),
        _ => throw new ArgumentException($"No row has a property like {value}.", nameof(value)),
    };

    static object Value(string type, string text) => type switch
    {
        "Binary" => Convert.FromBase64String(text),
        "Int32" => int.Parse(text, CultureInfo.InvariantCulture),
        "Int64" => long.Parse(text, CultureInfo.InvariantCulture),
        "Boolean" => text == "true",
        "String" => text,
        _ => throw new FormatException($"An unknown type: {type}."),
    };
}
