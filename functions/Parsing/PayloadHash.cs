using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Coordinator.Core.Operations;

namespace Coordinator.Functions.Parsing;

/// <summary>
/// Tells a retry from another request under the same id: SHA-256 of the operations in a canonical form. White space,
/// the order of members and members that only state a default leave no trace in it; the timeout, which a retry may
/// change, is not in it.
/// </summary>
static class PayloadHash
{
    /// <summary>The hash in hexadecimal.</summary>
    public static string Of(ImmutableArray<Operation> operations)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = JsonText.Writer(buffer))
        {
            writer.WriteStartArray();
            foreach (var operation in operations)
                Write(writer, operation);
            writer.WriteEndArray();
        }

        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    static void Write(Utf8JsonWriter writer, Operation operation)
    {
        writer.WriteStartObject();
        // The class names the kind; renaming one would change the hash of requests in flight, which a retry then
        // reports.
        writer.WriteString("op", operation.GetType().Name);
        if (operation is ItemOperation { Item: var item, If: var condition })
        {
            writer.WriteString("item", item.ToString());
            Write(writer, condition);
        }

        if (operation is WriteOperation { Return: true })
            writer.WriteBoolean("return", value: true);
        WriteOwn(writer, operation);
        writer.WriteEndObject();
    }

    static void WriteOwn(Utf8JsonWriter writer, Operation operation)
    {
        switch (operation)
        {
            case PutOperation put:
                WriteValue(writer, "value", put.Value);
                break;
            case MergeOperation merge:
                WriteValue(writer, "value", merge.Patch);
                break;
            case AddOperation add:
                writer.WriteString("path", add.Path.Text);
                WriteNumber(writer, "by", add.By);
                WriteNumber(writer, "min", add.Min);
                WriteNumber(writer, "max", add.Max);
                break;
            case PublishOperation publish:
                writer.WriteString("topic", publish.Topic);
                WriteValue(writer, "value", publish.Value);
                break;
            case FenceOperation fence:
                writer.WriteNumber("token", fence.Token);
                break;
            default:
                break;
        }
    }

    static void Write(Utf8JsonWriter writer, Condition? condition)
    {
        if (condition is null)
            return;
        writer.WriteStartObject("if");
        if (condition.Exists is { } exists)
            writer.WriteBoolean("exists", exists);
        if (condition.Version is { } version)
            writer.WriteNumber("version", version);
        foreach (var expected in condition.Values.OrderBy(value => value.Path.Text, StringComparer.Ordinal))
            WriteValue(writer, "=" + expected.Path.Text, expected.Json);
        writer.WriteEndObject();
    }

    static void WriteValue(Utf8JsonWriter writer, string name, string json)
    {
        using var document = JsonDocument.Parse(json);
        writer.WritePropertyName(name);
        writer.WriteCanonical(document.RootElement);
    }

    static void WriteNumber(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } value)
            writer.WriteString(name, value.ToString(CultureInfo.InvariantCulture));
    }
}
