using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.TestKit.Stores;

/// <summary>
/// A partition of records in memory: an immutable map by their spelled names, so that a batch is one replacement of the
/// map. Not synchronized; <see cref="SimulatedRecords"/> is.
/// </summary>
sealed class SimulatedPartition(Func<ETag> nextETag)
{
    public ImmutableSortedDictionary<string, StoredRecord> Records { get; private set; } =
        ImmutableSortedDictionary.Create<string, StoredRecord>(StringComparer.Ordinal);

    /// <summary>The place of a name in <see cref="RecordNames.Compare"/>'s order.</summary>
    public static string Spell(string name) => KeyText.Encode(name, RecordNames.NameCharsMax);

    public CommitResult Commit(ImmutableArray<RecordWrite> writes)
    {
        for (var i = 0; i < writes.Length; i++)
        {
            if (Refusal(writes[i]) is { } reason)
                return CommitResult.Refused(i, reason);
        }

        var next = Records.ToBuilder();
        var etags = writes.Select(write => Apply(next, write)).ToImmutableArray();
        Records = next.ToImmutable();
        return CommitResult.Applied(etags);
    }

    public ImmutableArray<StoredRecord> List(string prefix, string? after, int top)
    {
        var (start, last) = (Spell(prefix), after is null ? null : Spell(after));
        return [.. Records
            .Where(entry => entry.Key.StartsWith(start, StringComparison.Ordinal))
            .Where(entry => string.CompareOrdinal(entry.Key, last) > 0)
            .Take(top)
            .Select(entry => entry.Value)];
    }

    RefusalReason? Refusal(RecordWrite write)
    {
        var exists = Records.TryGetValue(Spell(write.Key.Name), out var found);
        if (write is InsertRecord)
            return exists ? RefusalReason.Exists : null;
        if (!exists)
            return RefusalReason.Missing;
        var expected = write is ReplaceRecord replace ? replace.IfMatch : ((DeleteRecord)write).IfMatch;
        return expected is { } mark && mark != found!.ETag ? RefusalReason.Changed : null;
    }

    ETag? Apply(ImmutableSortedDictionary<string, StoredRecord>.Builder records, RecordWrite write)
    {
        var name = Spell(write.Key.Name);
        if (write is DeleteRecord)
        {
            records.Remove(name);
            return null;
        }

        var value = write is InsertRecord insert ? insert.Value : ((ReplaceRecord)write).Value;
        var etag = nextETag();
        // A copy, since the writer may use its buffer again.
        records[name] = new StoredRecord(write.Key, value.ToArray(), etag);
        return etag;
    }
}
