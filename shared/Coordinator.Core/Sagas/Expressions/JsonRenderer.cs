using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>
/// Fills the expressions of a JSON template in, within a limit: a short template can name a long value often.
/// </summary>
static class JsonRenderer
{
    /// <exception cref="ExpressionException">A value is missing, or the result is too large.</exception>
    public static string Render(JsonTemplate template, IScope scope)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, JsonTexts.WriteOptions))
            Write(template, scope, writer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Fills the expressions of a text in.</summary>
    /// <exception cref="ExpressionException">A value is missing, or the result is too large.</exception>
    public static string Render(TextTemplate template, IScope scope)
    {
        var text = new StringBuilder();
        foreach (var part in template.Parts)
        {
            text.Append(part.Reference is { } reference ? Lookup.Text(Lookup.Find(reference, scope)) : part.Literal);
            RequireSize(text.Length);
        }

        return text.ToString();
    }

    static void Write(JsonTemplate template, IScope scope, Utf8JsonWriter writer)
    {
        switch (template)
        {
            case LiteralTemplate literal:
                writer.WriteRawValue(literal.Json, skipInputValidation: true);
                break;
            case StringTemplate { Text.Whole: { } reference }:
                Lookup.Find(reference, scope).WriteTo(writer);
                break;
            case StringTemplate text:
                writer.WriteStringValue(Render(text.Text, scope));
                break;
            case ArrayTemplate array:
                writer.WriteStartArray();
                foreach (var element in array.Elements)
                    Write(element, scope, writer);
                writer.WriteEndArray();
                break;
            case ObjectTemplate members:
                writer.WriteStartObject();
                foreach (var member in members.Members)
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, scope, writer);
                }

                writer.WriteEndObject();
                break;
            default:
                throw new InvariantViolationException("a JSON template is one of five kinds");
        }

        RequireSize(writer.BytesCommitted + writer.BytesPending);
    }

    static void RequireSize(long bytes)
    {
        if (bytes > Limits.SagaRequestBytesMax)
        {
            throw new ExpressionException(string.Create(
                CultureInfo.InvariantCulture,
                $"With its expressions filled in it has more than {Limits.SagaRequestBytesMax} bytes."));
        }
    }
}
