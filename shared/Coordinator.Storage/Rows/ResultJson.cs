using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;

namespace Coordinator.Storage.Rows;

/// <summary>
/// The results and failures of operations as JSON in an outcome row:
/// <c>{"item":"c/k","version":3,"asked":true,"value":…}</c>,
/// <c>{"index":0,"item":"c/k","reason":"Conflict","expected":…,"version":3,"value":…,"holder":"…","heldMs":12}</c>.
/// What is null or 0 is left out.
/// </summary>
static class ResultJson
{
    public static void Write(Utf8JsonWriter json, OperationResult result)
    {
        json.WriteStartObject();
        if (result.Item is { } item)
            json.WriteString("item", item.ToString());
        if (result.Topic is { } topic)
            json.WriteString("topic", topic);
        if (result.Version != 0)
            json.WriteNumber("version", result.Version);
        if (result.HasValue)
            json.WriteBoolean("asked", true);
        StoredJson.WriteJsonText(json, "value", result.Value);
        json.WriteEndObject();
    }

    public static OperationResult ReadResult(JsonElement json) => new()
    {
        Item = StoredJson.Text(json, "item") is { } item ? StoredJson.ItemName(item) : null,
        Topic = StoredJson.Text(json, "topic"),
        Version = Number(json, "version") ?? 0,
        HasValue = json.TryGetProperty("asked", out var asked) && asked.GetBoolean(),
        Value = StoredJson.JsonText(json, "value"),
    };

    public static void Write(Utf8JsonWriter json, OperationFailure failure)
    {
        json.WriteStartObject();
        json.WriteNumber("index", failure.Index);
        json.WriteString("item", failure.Item.ToString());
        json.WriteString("reason", failure.Reason.ToString());
        StoredJson.WriteJsonText(json, "expected", failure.Expected);
        if (failure.ActualVersion != 0)
            json.WriteNumber("version", failure.ActualVersion);
        StoredJson.WriteJsonText(json, "value", failure.ActualValue);
        if (failure.Holder is { } holder)
            json.WriteString("holder", holder.Value);
        if (failure.HeldForMs is { } held)
            json.WriteNumber("heldMs", held);
        json.WriteEndObject();
    }

    public static OperationFailure ReadFailure(JsonElement json) => new()
    {
        Index = json.GetProperty("index").GetInt32(),
        Item = StoredJson.ItemName(json.GetProperty("item").GetString()!),
        Reason = Enum.Parse<FailureReason>(json.GetProperty("reason").GetString()!),
        Expected = StoredJson.JsonText(json, "expected"),
        ActualVersion = Number(json, "version") ?? 0,
        ActualValue = StoredJson.JsonText(json, "value"),
        Holder = StoredJson.Text(json, "holder") is { } holder ? new TransactionId(holder) : null,
        HeldForMs = Number(json, "heldMs"),
    };

    static long? Number(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}
