using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>Reads JSON into values that remember where they stand.</summary>
sealed class SourceReader(SourceText source, DefinitionErrors errors)
{
    // Where the reader is, for the pointer of a syntax error.
    string _pointer = "";

    /// <returns>The root; null when the text is no JSON, which is then among the errors.</returns>
    public SourceNode? Read()
    {
        if (source.Bytes.Length > Limits.SagaDefinitionBytesMax)
        {
            errors.Add(0, "", string.Create(
                CultureInfo.InvariantCulture, $"A definition has at most {Limits.SagaDefinitionBytesMax} bytes."));
            return null;
        }

        if (!Utf8.IsValid(source.Bytes))
        {
            errors.Add(FirstInvalidByte(), "", "This is no UTF-8.");
            return null;
        }

        return ReadRoot();
    }

    SourceNode? ReadRoot()
    {
        var reader = new Utf8JsonReader(source.Bytes, new JsonReaderOptions { MaxDepth = Limits.SagaDepthMax });
        try
        {
            reader.Read();
            var root = ReadValue(ref reader, parent: null, "");
            reader.Read();
            return root;
        }
        catch (JsonException failure)
        {
            var offset = source.OffsetOf(failure.LineNumber ?? 0, failure.BytePositionInLine ?? 0);
            errors.Add(offset, _pointer, $"This is no JSON: {Plain(failure.Message)}");
            return null;
        }
    }

    SourceNode ReadValue(ref Utf8JsonReader reader, SourceNode? parent, string token)
    {
        var node = new SourceNode
        {
            Kind = KindOf(reader.TokenType),
            Offset = (int)reader.TokenStartIndex,
            Parent = parent,
            Token = token,
            Text = TextOf(ref reader),
        };
        _pointer = node.Pointer;
        if (node.Kind == JsonValueKind.Object)
            node.Members = ReadMembers(ref reader, node);
        else if (node.Kind == JsonValueKind.Array)
            node.Elements = ReadElements(ref reader, node);
        _pointer = parent?.Pointer ?? "";
        return node;
    }

    ImmutableArray<SourceMember> ReadMembers(ref Utf8JsonReader reader, SourceNode node)
    {
        var members = ImmutableArray.CreateBuilder<SourceMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var offset = (int)reader.TokenStartIndex;
            var name = TextOf(ref reader);
            _pointer = node.PointerTo(name);
            reader.Read();
            var member = new SourceMember(name, offset, ReadValue(ref reader, node, name));
            if (names.Add(name))
                members.Add(member);
            else
                errors.Add(offset, node.PointerTo(name), $"{name} stands twice in one object.");
        }

        return members.ToImmutable();
    }

    ImmutableArray<SourceNode> ReadElements(ref Utf8JsonReader reader, SourceNode node)
    {
        var elements = ImmutableArray.CreateBuilder<SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            elements.Add(ReadValue(ref reader, node, elements.Count.ToString(CultureInfo.InvariantCulture)));
        return elements.ToImmutable();
    }

    string TextOf(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName))
            return reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
                ? "" : Encoding.UTF8.GetString(reader.ValueSpan);
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 without its other half.
            errors.Add(
                (int)reader.TokenStartIndex, _pointer, "This text holds half of a character (an unpaired surrogate).");
            return "";
        }
    }

    int FirstInvalidByte()
    {
        var rest = source.Bytes;
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == System.Buffers.OperationStatus.Done)
            rest = rest[length..];
        return source.Bytes.Length - rest.Length;
    }

    static JsonValueKind KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => JsonValueKind.Object,
        JsonTokenType.StartArray => JsonValueKind.Array,
        JsonTokenType.String => JsonValueKind.String,
        JsonTokenType.Number => JsonValueKind.Number,
        JsonTokenType.True => JsonValueKind.True,
        JsonTokenType.False => JsonValueKind.False,
        _ => JsonValueKind.Null,
    };

    // The reader's message ends with the place, which stands elsewhere in the error.
    static string Plain(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
