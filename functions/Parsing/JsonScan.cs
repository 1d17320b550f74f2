using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Parsing;

/// <summary>
/// One pass over a body before anything is read out of it: syntax, depth, members that stand twice, text that is no
/// Unicode, numbers that no one can hold. Whatever passes can be stored and read back by every JSON library alike.
/// </summary>
ref struct JsonScan
{
    static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    readonly int _depthMax;
    readonly RequestErrors _errors;
    readonly Stack<JsonFrame> _frames = [];
    Utf8JsonReader _reader;

    JsonScan(ReadOnlySpan<byte> json, int depthMax, RequestErrors errors)
    {
        _depthMax = depthMax;
        _errors = errors;
        // One level more than allowed, so that the first that is too deep is seen here and its place can be told.
        _reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = depthMax + 1 });
    }

    /// <summary>Checks a text; what is wrong with it is noted in <paramref name="errors"/>.</summary>
    /// <returns>Whether it can be read as JSON.</returns>
    public static bool Check(ReadOnlySpan<byte> json, int depthMax, RequestErrors errors)
    {
        if (json.IsEmpty)
        {
            errors.Add("", "The body is empty; it must be JSON.");
            return false;
        }

        if (json.StartsWith(ByteOrderMark) || json.IndexOfAny((byte)0, (byte)0xFE, (byte)0xFF) is 0 or 1)
        {
            errors.Add("", "The body must be JSON as plain UTF-8: not UTF-16, and without a byte order mark.");
            return false;
        }

        return new JsonScan(json, depthMax, errors).Run();
    }

    bool Run()
    {
        try
        {
            while (_reader.Read())
            {
                // To name a place takes time too: not for hundreds of thousands of mistakes that nobody will be told.
                if (!Visit() || _errors.IsFull)
                    return false;
            }

            return true;
        }
        catch (JsonException e)
        {
            _errors.Add(Pointer(), SyntaxMessage(e));
            return false;
        }
    }

    bool Visit()
    {
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                NextElement();
                return Enter();
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _frames.Pop();
                return true;
            case JsonTokenType.PropertyName:
                return Text() is { } name && Name(name);
            case JsonTokenType.String:
                NextElement();
                return Text() is not null;
            case JsonTokenType.Number:
                NextElement();
                return Number();
            default:
                NextElement();
                return true;
        }
    }

    readonly bool Enter()
    {
        if (_reader.CurrentDepth >= _depthMax)
        {
            _errors.Add(
                Pointer(),
                string.Create(CultureInfo.InvariantCulture, $"JSON may be nested {_depthMax} levels deep here."));
            return false;
        }

        _frames.Push(new JsonFrame(_reader.TokenType == JsonTokenType.StartArray));
        return true;
    }

    readonly bool Name(string name)
    {
        if (!_frames.Peek().TryEnterMember(name))
            _errors.Add(Pointer(), "This member stands twice in its object.");
        return true;
    }

    readonly bool Number()
    {
        if (_reader.ValueSpan.Length > Limits.NumberCharsMax)
            _errors.Add(Pointer(), TooLong);
        else if (!_reader.TryGetDouble(out var number) || !double.IsFinite(number))
            _errors.Add(Pointer(), "This number is out of range; the greatest is about 1.8e308.");
        return true;
    }

    readonly string? Text()
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Utf8JsonReader's way to say: bytes that are not UTF-8, or half of a surrogate pair.
            _errors.Add(Pointer(), "This text is not valid Unicode.");
            return null;
        }
    }

    readonly void NextElement()
    {
        if (_frames.TryPeek(out var frame))
            frame.NextElement();
    }

    readonly string Pointer() => _frames.Reverse().Aggregate("", (pointer, frame) => frame.Extend(pointer));

    static string TooLong => string.Create(
        CultureInfo.InvariantCulture, $"This number is too long; one has at most {Limits.NumberCharsMax} characters.");

    static string SyntaxMessage(JsonException e)
    {
        var end = e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var what = end < 0 ? e.Message : e.Message[..end];
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Not JSON at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}: {what}");
    }
}
