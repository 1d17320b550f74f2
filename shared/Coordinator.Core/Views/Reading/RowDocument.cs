using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views.Reading;

/// <summary>What readers see of a stored row.</summary>
static class RowDocument
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ViewRow Of(RowState row, IReadOnlyList<ViewAggregate> aggregates) => new(
        row.Key,
        ValueOf(row, aggregates),
        row.Positions.Keys.Select(slot => KeyValuePair.Create(slot, row.PositionOf(slot)))
            .Where(position => position.Value > 0).ToImmutableSortedDictionary());

    static string ValueOf(RowState row, IReadOnlyList<ViewAggregate> aggregates)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            for (var place = 0; place < aggregates.Count; place++)
            {
                writer.WritePropertyName(aggregates[place].Name);
                Write(writer, row, aggregates[place], place);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    static void Write(Utf8JsonWriter writer, RowState row, ViewAggregate aggregate, int place)
    {
        switch (aggregate.Kind)
        {
            case AggregateKind.Count:
                writer.WriteNumberValue(row.Members);
                break;
            case AggregateKind.Sum:
                writer.WriteRawValue(row.Sums.GetValueOrDefault(aggregate.Name, "0"));
                break;
            case AggregateKind.Last:
                WriteLast(writer, row, aggregate.Name);
                break;
            default:
                WriteFirst(writer, row, Ordering.IdOf(place));
                break;
        }
    }

    static void WriteFirst(Utf8JsonWriter writer, RowState row, string ordering)
    {
        if (row.First.TryGetValue(ordering, out var first))
            first.Value.WriteTo(writer);
        else
            writer.WriteNullValue();
    }

    static void WriteLast(Utf8JsonWriter writer, RowState row, string name)
    {
        if (row.First.TryGetValue(LatestOrdering.LatestId, out var latest)
            && latest.Value.TryGetProperty(name, out var value))
            value.WriteTo(writer);
        else
            writer.WriteNullValue();
    }
}
