using Coordinator.Core.Effects;
using Coordinator.Core.Model;

namespace Coordinator.Core.Recovery;

/// <summary>Reads the unsettled rows of replicas.</summary>
/// <param name="store">The storage accounts.</param>
/// <param name="scansWholeStores">
/// One scan for all replicas of a store instead of one for each: right where a scan costs the whole table anyway.
/// </param>
sealed class UnsettledReader(IReplicaStore store, bool scansWholeStores)
{
    const int ParallelMax = 8;

    /// <summary>
    /// Reads. A store that did not answer is not asked again in the same call: each would wait as long.
    /// </summary>
    public async Task<UnsettledRows> ReadAsync(IReadOnlyCollection<Replica> replicas)
    {
        var wanted = replicas.ToHashSet();
        var silent = new SortedSet<string>(StringComparer.Ordinal);
        var pages = new List<ScanPage>();
        var isSnapshot = true;
        foreach (var chunk in Queries(wanted).Chunk(ParallelMax))
        {
            var asked = chunk.Where(query => !silent.Contains(query.Store)).ToList();
            var answers = await Task.WhenAll(asked.Select(ScanAsync));
            foreach (var (query, answer) in asked.Zip(answers))
            {
                pages.AddRange(answer.Pages);
                isSnapshot &= answer.Pages.Count <= 1;
                if (!answer.IsWhole)
                    silent.Add(query.Store);
            }
        }

        return new UnsettledRows(
            [.. pages.SelectMany(page => page.Rows).Where(row => wanted.Contains(row.Replica))],
            [.. pages.SelectMany(page => page.Unreadable)
                .Where(row => row.Replica is not { } at || wanted.Contains(at))],
            [.. silent],
            isSnapshot);
    }

    IEnumerable<ScanQuery> Queries(HashSet<Replica> replicas) => scansWholeStores
        ? replicas.Select(replica => replica.Store).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new ScanQuery(name, ScanKind.Unsettled))
        : replicas.OrderBy(replica => replica.Slot).ThenBy(replica => replica.Store, StringComparer.Ordinal)
            .Select(replica => new ScanQuery(replica.Store, ScanKind.Unsettled, replica));

    async Task<(List<ScanPage> Pages, bool IsWhole)> ScanAsync(ScanQuery query)
    {
        var pages = new List<ScanPage>();
        string? continuation = null;
        do
        {
            if (await store.ScanAsync(query, continuation) is not { } page)
                return (pages, false);
            pages.Add(page);
            continuation = page.Continuation;
        }
        while (continuation is not null);
        return (pages, true);
    }
}
