using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// Applies steps to rows. A row and its orderings change in one batch under the row's mark, so they never disagree, and
/// a row leaves out what it has: a repetition changes nothing.
/// </summary>
/// <param name="records">The store.</param>
/// <param name="names">Where the generation's records are.</param>
/// <param name="shape">The view's shape.</param>
/// <param name="slot">The slot of the events.</param>
sealed class RowWriter(IRecordStore records, GenerationNames names, ViewShape shape, SlotId slot)
{
    // A row may be written by the projectors of all slots at once.
    const int TriesMax = 10;

    /// <summary>Applies the steps of one row, in order, those that it has left out.</summary>
    public async Task<RowOutcome> ApplyAsync(RowStep[] steps)
    {
        for (var tries = 0; tries < TriesMax; tries++)
        {
            var outcome = await TryApplyAsync(steps);
            if (outcome != RowOutcome.Contended)
                return outcome;
        }

        return RowOutcome.Contended;
    }

    async Task<RowOutcome> TryApplyAsync(RowStep[] steps)
    {
        var entry = steps[0].Member.Entry;
        var read = await records.ReadAsync(names.Row(entry.Group));
        if (read.Status == ReadStatus.Unknown)
            return RowOutcome.Unavailable;
        var row = read.Record is { } record
            ? StoredJson.Parse<RowState>(record.Value)
            : new RowState { Key = entry.Key };
        var etag = read.Record?.ETag;
        for (var next = Array.FindIndex(steps, step => !row.Has(slot, step)); next >= 0 && next < steps.Length;)
        {
            var change = new RowChange(row, slot, shape);
            if (!change.TryTake(steps.AsSpan(next), out var taken))
                return RowOutcome.Inconsistent;
            if (await FollowingAsync(entry.Group, row, change) is not { } following)
                return RowOutcome.Unavailable;
            row = change.RowAfter(following);
            var result = await records.CommitAsync(Writes(entry.Group, row, etag, change));
            if (result.Status != CommitStatus.Applied)
                return result.Status == CommitStatus.Refused ? RowOutcome.Contended : RowOutcome.Unavailable;
            etag = result.ETags[0];
            next += taken;
        }

        return RowOutcome.Done;
    }

    /// <returns>For each ordering who follows its first member, if that is needed; null when unknown.</returns>
    async Task<ImmutableArray<OrderedValue?>?> FollowingAsync(string group, RowState row, RowChange change)
    {
        var following = await Task.WhenAll(change.Orders.Select(order => FollowingAsync(group, row, order)));
        return following.Any(answer => !answer.IsKnown) ? null : [.. following.Select(answer => answer.Value)];
    }

    async Task<(bool IsKnown, OrderedValue? Value)> FollowingAsync(string group, RowState row, OrderChange order)
    {
        var first = row.First.GetValueOrDefault(order.Ordering.Id);
        if (!order.NeedsNext(first))
            return (true, null);
        // Should the row change meanwhile, the batch that is built on this list is refused.
        var prefix = GenerationNames.OrderPrefix(order.Ordering, group);
        var listed = await records.ListAsync(
            names.RowPartitionOf(group), prefix, prefix + first!.At, order.Removed.Count);
        var staying = listed?.FirstOrDefault(record => !order.Removed.Contains(record.Key.Name[prefix.Length..]));
        return (listed is not null, staying is null
            ? null
            : new OrderedValue(staying.Key.Name[prefix.Length..], StoredJson.Parse<JsonElement>(staying.Value)));
    }

    ImmutableArray<RecordWrite> Writes(string group, RowState row, ETag? etag, RowChange change)
    {
        var key = names.Row(group);
        var bytes = StoredJson.Bytes(row);
        var writes = ImmutableArray.CreateBuilder<RecordWrite>();
        writes.Add(etag is { } known ? new ReplaceRecord(key, bytes, known) : new InsertRecord(key, bytes));
        foreach (var order in change.Orders)
        {
            var prefix = GenerationNames.OrderPrefix(order.Ordering, group);
            writes.AddRange(order.Removed.Select(at => new DeleteRecord(key with { Name = prefix + at }, null)));
            writes.AddRange(order.Added.Select(value =>
                new InsertRecord(key with { Name = prefix + value.At }, StoredJson.Bytes(value.Value))));
        }

        return writes.ToImmutable();
    }
}
