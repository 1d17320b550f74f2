using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Storage.Rows;

/// <summary>
/// Item names, changes and messages as JSON: <c>"c/k"</c>, <c>{"item":"c/k","version":3,"value":…}</c> (no value:
/// deleted), <c>{"topic":"t","value":…}</c>.
/// </summary>
static class ChangeJson
{
    public static void Write(Utf8JsonWriter json, ItemName name) => json.WriteStringValue(name.ToString());

    public static ItemName ReadName(JsonElement json) => StoredJson.ItemName(json.GetString()!);

    public static void Write(Utf8JsonWriter json, ItemChange change)
    {
        json.WriteStartObject();
        json.WriteString("item", change.Item.ToString());
        json.WriteNumber("version", change.Version);
        StoredJson.WriteJsonText(json, "value", change.Value);
        json.WriteEndObject();
    }

    public static ItemChange ReadChange(JsonElement json) => new(
        StoredJson.ItemName(json.GetProperty("item").GetString()!),
        json.GetProperty("version").GetInt64(),
        StoredJson.JsonText(json, "value"));

    public static void Write(Utf8JsonWriter json, PublishedMessage message)
    {
        json.WriteStartObject();
        json.WriteString("topic", message.Topic);
        StoredJson.WriteJsonText(json, "value", message.Value);
        json.WriteEndObject();
    }

    public static PublishedMessage ReadMessage(JsonElement json) => new(
        json.GetProperty("topic").GetString()!,
        json.GetProperty("value").GetRawText());
}
