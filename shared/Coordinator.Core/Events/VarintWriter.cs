namespace Coordinator.Core.Events;

/// <summary>Writes numbers from 0 on in as few bytes as they need: seven bits a byte, the low ones first.</summary>
sealed class VarintWriter
{
    const int Bits = 7;
    const byte More = 1 << Bits;

    readonly List<byte> _bytes = [];

    /// <summary>What was written.</summary>
    public byte[] Written => [.. _bytes];

    /// <summary>Writes bytes as they are.</summary>
    public void AddRange(ReadOnlySpan<byte> bytes) => _bytes.AddRange(bytes);

    /// <summary>Writes a number.</summary>
    public void Add(long number)
    {
        Invariant.Require(number >= 0, "only numbers from 0 on are written");
        for (; number >= More; number >>= Bits)
            _bytes.Add((byte)(number | More));
        _bytes.Add((byte)number);
    }
}
