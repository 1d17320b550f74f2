using System.Buffers.Text;
using System.Text;
using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>
/// Takes the answer to a transaction apart: a multipart body in a multipart body, each part a whole HTTP answer.
/// Bodies are one line of JSON, so a line that begins with two hyphens is always a boundary.
/// </summary>
ref struct TransactionAnswer
{
    readonly ReadOnlyMemory<byte> _bytes;
    int _position;

    TransactionAnswer(ReadOnlyMemory<byte> bytes) => _bytes = bytes;

    /// <summary>The parts in the order of the actions; a single one when the transaction was refused.</summary>
    /// <exception cref="FormatException">A part is not a HTTP answer.</exception>
    public static List<Response> Parse(ReadOnlyMemory<byte> bytes, int expected)
    {
        var answer = new TransactionAnswer(bytes);
        var parts = new List<Response>(expected);
        while (answer.TryReadLine(out var line))
        {
            if (line.StartsWith("HTTP/1."u8))
                parts.Add(answer.ReadPart(line));
        }
        return parts;
    }

    TransactionPart ReadPart(ReadOnlySpan<byte> statusLine)
    {
        var words = statusLine[(statusLine.IndexOf((byte)' ') + 1)..];
        if (!Utf8Parser.TryParse(words, out int status, out var digits))
            throw new FormatException("A part of the transaction's answer has no status.");
        var reason = Encoding.ASCII.GetString(words[digits..].Trim((byte)' '));

        var headers = new List<HttpHeader>(8);
        while (TryReadLine(out var line) && !line.IsEmpty)
        {
            if (line.StartsWith("--"u8))
                return new TransactionPart(status, reason, headers, default); // No empty line, no body.
            var colon = line.IndexOf((byte)':');
            if (colon > 0)
            {
                headers.Add(new HttpHeader(
                    Encoding.ASCII.GetString(line[..colon]),
                    Encoding.UTF8.GetString(line[(colon + 1)..].Trim((byte)' '))));
            }
        }
        return new TransactionPart(status, reason, headers, ReadBody());
    }

    ReadOnlyMemory<byte> ReadBody()
    {
        var start = _position;
        var end = start;
        while (TryReadLine(out var line) && !line.StartsWith("--"u8))
        {
            if (!line.IsEmpty)
                end = _position;
        }
        return _bytes[start..end].TrimEnd("\r\n"u8);
    }

    bool TryReadLine(out ReadOnlySpan<byte> line)
    {
        var rest = _bytes.Span[_position..];
        if (rest.IsEmpty)
        {
            line = default;
            return false;
        }
        var feed = rest.IndexOf((byte)'\n');
        line = feed < 0 ? rest : rest[..feed];
        _position += feed < 0 ? rest.Length : feed + 1;
        if (line is [.., (byte)'\r'])
            line = line[..^1];
        return true;
    }
}
