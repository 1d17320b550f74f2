using System.Collections.Immutable;
using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Records;

/// <summary>
/// What every request for records must satisfy whatever the store. Breaking one of these rules is a programming error,
/// found before any I/O.
/// </summary>
public static class RecordRules
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Throws unless a record can have this address.</summary>
    /// <exception cref="StoreLimitException">A part of it is too long.</exception>
    /// <exception cref="ArgumentException">It has no partition, or a part of it is not Unicode text.</exception>
    public static void Require(RecordKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        RequirePartition(key.Partition);
        RequireName(key.Name);
    }

    /// <summary>Throws unless the batch may be sent.</summary>
    /// <exception cref="StoreLimitException">
    /// It has more than <see cref="Limits.BatchRowsMax"/> writes, or a key or values that are too large.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// It is empty, has two partitions, names a record twice, or has an empty value or a condition without a mark.
    /// </exception>
    public static void Require(ImmutableArray<RecordWrite> writes)
    {
        if (writes.IsDefaultOrEmpty)
            throw new ArgumentException("A batch has at least one write.", nameof(writes));
        StoreLimitException.Require(nameof(Limits.BatchRowsMax), writes.Length, Limits.BatchRowsMax);
        var seen = new HashSet<RecordKey>(writes.Length);
        foreach (var write in writes)
        {
            Require(write.Key);
            RequireMark(write);
            if (write.Key.Partition != writes[0].Key.Partition)
                throw new ArgumentException("A batch has one partition.", nameof(writes));
            if (!seen.Add(write.Key))
                throw new ArgumentException($"A batch names a record once; {write.Key} is twice.", nameof(writes));
        }

        RequireValues(writes);
    }

    /// <summary>Throws unless there can be such a list.</summary>
    /// <exception cref="StoreLimitException">A text is longer than what it is compared with.</exception>
    /// <exception cref="ArgumentException">A text is not Unicode, or nothing is asked for.</exception>
    public static void RequireList(string partition, string prefix, string? after, int top)
    {
        RequirePartition(partition);
        RequireName(prefix);
        if (after is not null)
            RequireName(after);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
    }

    static void RequirePartition(string partition)
    {
        ArgumentException.ThrowIfNullOrEmpty(partition);
        RequireText(nameof(RecordNames.PartitionCharsMax), partition, RecordNames.PartitionCharsMax);
    }

    static void RequireName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        RequireText(nameof(RecordNames.NameCharsMax), name, RecordNames.NameCharsMax);
    }

    static void RequireText(string limit, string text, int charsMax)
    {
        // Throws an ArgumentException for half a surrogate pair, which no key can spell.
        _ = StrictUtf8.GetByteCount(text);
        StoreLimitException.Require(limit, RecordNames.SpelledChars(text), charsMax, text);
    }

    static void RequireMark(RecordWrite write)
    {
        var mark = write switch
        {
            ReplaceRecord replace => replace.IfMatch,
            DeleteRecord delete => delete.IfMatch,
            _ => null,
        };
        // To a table the star means any mark, and no text no condition at all.
        if (mark is { Value: null or "" or "*" })
            throw new ArgumentException($"A condition names a store's mark; {write.Key} has none.", nameof(write));
    }

    static void RequireValues(ImmutableArray<RecordWrite> writes)
    {
        long sum = 0;
        foreach (var write in writes)
        {
            var bytes = ValueOf(write).Length;
            if (bytes == 0 && write is not DeleteRecord)
                throw new ArgumentException($"A value is JSON; that of {write.Key} is empty.", nameof(writes));
            StoreLimitException.Require(
                nameof(RecordNames.ValueBytesMax), bytes, RecordNames.ValueBytesMax, write.Key.Name);
            sum += bytes;
        }

        StoreLimitException.Require(nameof(RecordNames.BatchBytesMax), sum, RecordNames.BatchBytesMax);
    }

    static ReadOnlyMemory<byte> ValueOf(RecordWrite write) => write switch
    {
        InsertRecord insert => insert.Value,
        ReplaceRecord replace => replace.Value,
        DeleteRecord => default,
        _ => throw new ArgumentException($"An unknown kind of write: {write.GetType().Name}.", nameof(write)),
    };
}
