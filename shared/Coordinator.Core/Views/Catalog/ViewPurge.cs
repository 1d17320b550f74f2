using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Views.Catalog;

/// <summary>
/// Deletes the records of generations that were replaced, or whose view was deleted: not before every host has
/// forgotten them, and once more later, for what a host wrote that had been paused. May run twice and at the same time.
/// </summary>
/// <param name="catalog">The views.</param>
/// <param name="records">Where the records are.</param>
/// <param name="time">Decides what is due.</param>
/// <param name="options">When generations are due.</param>
public sealed class ViewPurge(ViewCatalog catalog, IRecordStore records, TimeProvider time, ViewOptions options)
{
    const int PageSize = Model.Limits.BatchRowsMax;

    /// <summary>The generations that are to be purged now.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer.</exception>
    public async Task<ImmutableArray<DueGeneration>> DueAsync()
    {
        var now = time.GetUtcNow();
        return [.. (await catalog.AllAsync()).SelectMany(view => view.Retired
            .Where(retired => now - retired.RetiredAt >= (retired.IsPurged ? options.ForgetAfter : options.PurgeAfter))
            .Select(retired => new DueGeneration(view.Name, retired)))];
    }

    /// <summary>Deletes some of a generation's records.</summary>
    /// <param name="due">The generation, as <see cref="DueAsync"/> gave it.</param>
    /// <param name="pages">At most so many pages of up to 100 records.</param>
    /// <exception cref="StoreUnavailableException">The catalog did not take the note that it is done.</exception>
    public async Task<PurgeState> PurgeAsync(DueGeneration due, int pages)
    {
        ArgumentNullException.ThrowIfNull(due);
        // First the cursors: whoever still fills the generation can then no longer end a batch.
        var names = new GenerationNames(due.View, due.Generation.Number, due.Generation.Partitions);
        foreach (var partition in names.SlotPartitions.Concat(names.RowPartitions))
        {
            while (await ListAsync(partition) is var page && page is not { IsEmpty: true })
            {
                if (page is not { } some)
                    return PurgeState.Unavailable;
                // To find a partition empty counts for nothing, else a few pages would never reach the last one.
                if (pages-- <= 0)
                    return PurgeState.More;
                if (!await DeleteAsync(some))
                    return PurgeState.Unavailable;
            }
        }

        await (due.Generation.IsPurged
            ? catalog.ForgetAsync(due.View, due.Generation.Number)
            : catalog.MarkPurgedAsync(due.View, due.Generation.Number));
        return PurgeState.Done;
    }

    Task<ImmutableArray<StoredRecord>?> ListAsync(string partition) =>
        records.ListAsync(partition, "", after: null, PageSize);

    /// <returns>False when nobody knows.</returns>
    async Task<bool> DeleteAsync(ImmutableArray<StoredRecord> page)
    {
        var result = await records.CommitAsync([.. page.Select(record => new DeleteRecord(record.Key, IfMatch: null))]);
        // Refused when another deletes the same: what is left shows in the next page.
        return result.Status != CommitStatus.Unknown;
    }
}
