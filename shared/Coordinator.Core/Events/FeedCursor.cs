using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Core.Sagas.Stores;

namespace Coordinator.Core.Events;

/// <summary>How far a reader of a feed has come in each slot.</summary>
/// <param name="Source">What it reads.</param>
/// <param name="Start">The slot that the next page begins with, so that none has to wait for ever.</param>
/// <param name="Positions">The last sequence number by slot; 0 before the first.</param>
public sealed record FeedCursor(FeedSource Source, int Start, ImmutableArray<long> Positions)
{
    const byte FormatVersion = 1;
    const int MarkBytes = 6;

    /// <summary>More than any text of a deployment of the largest size has.</summary>
    const int CharsMax = 16_000;

    /// <summary>Before the first event of every slot.</summary>
    public static FeedCursor Beginning(FeedSource source, int slotCount) =>
        new(source, 0, [.. new long[slotCount]]);

    /// <summary>
    /// As text that needs no escape in an address: a version, a mark of the source, and the positions as what they have
    /// above the least of them, so that a common one takes 4 bytes as long as slots are 268 million events apart.
    /// </summary>
    public string Encode()
    {
        var least = Positions.Min();
        var bytes = new VarintWriter();
        bytes.AddRange([FormatVersion, .. MarkOf(Source, Positions.Length)]);
        bytes.Add(Start);
        bytes.Add(least);
        foreach (var position in Positions)
            bytes.Add(position - least);
        return Base64Url.EncodeToString(bytes.Written);
    }

    /// <summary>Reads the text.</summary>
    /// <param name="text">What the caller gave.</param>
    /// <param name="source">
    /// What is to be read on; a cursor of another source would leave out what it never saw.
    /// </param>
    /// <param name="slotCount">Slots of this deployment.</param>
    /// <exception cref="InvalidCursorException">It is none, or one of something else.</exception>
    public static FeedCursor Decode(string text, FeedSource source, int slotCount)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(source);
        if (text.Length > CharsMax || !Base64Url.IsValid(text))
            throw new InvalidCursorException();
        var reader = new VarintReader(Base64Url.DecodeFromChars(text));
        byte[] head = [FormatVersion, .. MarkOf(source, slotCount)];
        if (!reader.TrySkip(head) || !reader.TryRead(out var start) || start >= slotCount
            || !reader.TryRead(out var least))
            throw new InvalidCursorException();
        return new FeedCursor(source, (int)start, ReadPositions(reader, least, slotCount));
    }

    static ImmutableArray<long> ReadPositions(VarintReader reader, long least, int slotCount)
    {
        var positions = ImmutableArray.CreateBuilder<long>(slotCount);
        while (positions.Count < slotCount)
        {
            if (!reader.TryRead(out var above) || above > long.MaxValue - least)
                throw new InvalidCursorException();
            positions.Add(least + above);
        }

        return reader.IsAtEnd ? positions.MoveToImmutable() : throw new InvalidCursorException();
    }

    // Against mistakes, not against malice: a cursor says how far to read, never what.
    static byte[] MarkOf(FeedSource source, int slotCount)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{source.Kind}/{source.Name}/{slotCount}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text))[..MarkBytes];
    }
}
