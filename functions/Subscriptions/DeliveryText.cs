using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Core.Rows;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// A delivery as the JSON that its target gets. Stored values are written as they are, so their numbers keep their
/// digits.
/// </summary>
static class DeliveryText
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The whole delivery.</summary>
    public static string Of(Delivery delivery) => Write(delivery, WriteValues);

    /// <summary>The same without values, for a target that holds no more, and where the event can be read.</summary>
    public static string WithoutValues(Delivery delivery) => Write(delivery, (json, omitted) =>
    {
        if (omitted.Message is { } index)
            json.WriteString("topic", omitted.Event.Messages[index].Topic);
        json.WriteBoolean("valuesOmitted", value: true);
        json.WriteString("event", "/" + WireAddresses.Event(omitted.Event.Slot.Value, omitted.Event.Sequence));
    });

    static string Write(Delivery delivery, Action<Utf8JsonWriter, Delivery> rest)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("subscription", delivery.Subscription);
            json.WriteString("id", delivery.Id);
            json.WriteNumber("slot", delivery.Event.Slot.Value);
            json.WriteNumber("sequence", delivery.Event.Sequence);
            json.WriteString("transactionId", delivery.Event.Transaction.Value);
            json.WriteString("commitTime", delivery.Event.CommitTime.ToString());
            rest(json, delivery);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static void WriteValues(Utf8JsonWriter json, Delivery delivery)
    {
        if (delivery.Message is { } index)
        {
            var message = delivery.Event.Messages[index];
            json.WriteString("topic", message.Topic);
            WriteValue(json, message.Value);
            return;
        }

        json.WriteStartArray("changes");
        foreach (var change in delivery.Changes)
            WriteChange(json, delivery.Event.Changes[change]);
        json.WriteEndArray();
    }

    static void WriteChange(Utf8JsonWriter json, ItemChange change)
    {
        json.WriteStartObject();
        json.WriteString("item", change.Item.ToString());
        json.WriteNumber("version", change.Version);
        WriteValue(json, change.Value ?? "null");
        json.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter json, string value)
    {
        json.WritePropertyName("value");
        // It was checked when it was stored.
        json.WriteRawValue(value, skipInputValidation: true);
    }
}
