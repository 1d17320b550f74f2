namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A text in UTF-8 and its lines.</summary>
sealed class SourceText(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlySpan<byte> Bytes => utf8.Span;

    /// <summary>Line and column, both from 1, of a place; a column counts characters, not bytes.</summary>
    public (int Line, int Column) PlaceOf(int offset)
    {
        var before = utf8.Span[..Math.Clamp(offset, 0, utf8.Length)];
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        return (before.Count((byte)'\n') + 1, CharactersIn(before[lineStart..]) + 1);
    }

    /// <summary>The offset of a place that a JSON reader named, in bytes.</summary>
    public int OffsetOf(long line, long byteInLine)
    {
        var start = 0;
        for (var i = 0L; i < line; i++)
            start += utf8.Span[start..].IndexOf((byte)'\n') + 1;
        return (int)Math.Min(start + byteInLine, utf8.Length);
    }

    // Every character has one byte that is not a continuation byte.
    static int CharactersIn(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        foreach (var b in bytes)
            count += (b & 0xC0) == 0x80 ? 0 : 1;
        return count;
    }
}
