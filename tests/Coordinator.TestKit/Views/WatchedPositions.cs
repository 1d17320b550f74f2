using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Projecting;
using Coordinator.TestKit.Events;
using Coordinator.TestKit.Stores;

namespace Coordinator.TestKit.Views;

/// <summary>
/// Notes every write that no projector may ever make, as it happens: a position that moves back, an event
/// that is passed before consumers could see it.
/// </summary>
public sealed class WatchedPositions(SimulatedRecords records, ScriptedLog log) : IRecordStore
{
    readonly List<string> _violations = [];

    public IReadOnlyList<string> Violations => _violations;

    public Task<RecordRead> ReadAsync(RecordKey key) => records.ReadAsync(key);

    public Task<ImmutableArray<StoredRecord>?> ListAsync(string partition, string prefix, string? after, int top) =>
        records.ListAsync(partition, prefix, after, top);

    public Task<CommitResult> CommitAsync(ImmutableArray<RecordWrite> writes)
    {
        var before = writes.Select(write => records.Read(write.Key).Record).ToList();
        var result = records.Commit(writes);
        if (result.Status == CommitStatus.Applied)
        {
            foreach (var (write, old) in writes.Zip(before))
                Check(write, old);
        }

        return Task.FromResult(result);
    }

    void Check(RecordWrite write, StoredRecord? old)
    {
        if (write.Key.Name.StartsWith(GenerationNames.CursorPrefix, StringComparison.Ordinal))
            CheckCursor(write, old);
        else if (write.Key.Name.StartsWith(ViewKey.RowPrefix, StringComparison.Ordinal))
            CheckRow(write, old);
    }

    void CheckCursor(RecordWrite write, StoredRecord? old)
    {
        var next = ValueOf(write) is { } value ? StoredJson.Parse<CursorRecord>(value).Position : 0;
        var last = old is null ? 0 : StoredJson.Parse<CursorRecord>(old.Value).Position;
        var slot = GenerationNames.SlotOfCursor(write.Key.Name);
        Require(next > last, $"{write.Key} moved from {last} to {next}");
        Require(next < log.FirstHidden(slot), $"{write.Key} moved to {next} although a gap was in the way");
    }

    void CheckRow(RecordWrite write, StoredRecord? old)
    {
        if (ValueOf(write) is not { } value)
            return;
        var next = StoredJson.Parse<RowState>(value);
        Require(next.Members >= 0, $"{write.Key} has {next.Members} members");
        if (old is null)
            return;
        var last = StoredJson.Parse<RowState>(old.Value);
        foreach (var slot in last.Positions.Keys)
        {
            Require(Place(next, slot).CompareTo(Place(last, slot)) >= 0, string.Create(
                CultureInfo.InvariantCulture,
                $"{write.Key} moved from {Place(last, slot)} to {Place(next, slot)} for slot {slot}"));
        }
    }

    static (long Event, int Steps) Place(RowState row, int slot) =>
        (row.Positions.GetValueOrDefault(slot), row.Steps.GetValueOrDefault(slot, int.MaxValue));

    void Require(bool isRight, string violation)
    {
        if (!isRight)
            _violations.Add(violation);
    }

    static ReadOnlyMemory<byte>? ValueOf(RecordWrite write) => write switch
    {
        InsertRecord insert => insert.Value,
        ReplaceRecord replace => replace.Value,
        _ => (ReadOnlyMemory<byte>?)null,
    };
}
