namespace Coordinator.Core.Events;

/// <summary>Reads what <see cref="VarintWriter"/> wrote; anybody may have written something else.</summary>
sealed class VarintReader(ReadOnlyMemory<byte> bytes)
{
    const int Bits = 7;
    const int BitsMax = 63;
    const byte More = 1 << Bits;

    ReadOnlyMemory<byte> _rest = bytes;

    /// <summary>Whether all was read.</summary>
    public bool IsAtEnd => _rest.IsEmpty;

    /// <summary>Reads bytes that must be these.</summary>
    public bool TrySkip(ReadOnlySpan<byte> expected)
    {
        if (!_rest.Span.StartsWith(expected))
            return false;
        _rest = _rest[expected.Length..];
        return true;
    }

    /// <summary>Reads a number.</summary>
    public bool TryRead(out long number)
    {
        number = 0;
        for (var shift = 0; shift < BitsMax && !_rest.IsEmpty; shift += Bits)
        {
            var next = _rest.Span[0];
            _rest = _rest[1..];
            number |= (long)(next & (More - 1)) << shift;
            if (next < More)
                return true;
        }

        return false;
    }
}
