using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>The outcome rows of one transaction's id at its home replicas.</summary>
/// <param name="Status">What they come to.</param>
/// <param name="Row">
/// The row that speaks: the committed one, or that of the latest attempt; null when there is none.
/// </param>
/// <param name="Next">
/// How the next attempt writes its row; null unless <paramref name="Status"/> is Absent or Lost.
/// </param>
sealed record HomeView(HomeStatus Status, OutcomeRow? Row = null, HomeMarks? Next = null)
{
    /// <summary>The writes after which an id that is Torn is Lost; empty otherwise.</summary>
    public ImmutableArray<Batch> Mending { get; init; } = [];

    /// <summary>
    /// Reads the rows and after them the guards of their replicas, so that an old map cannot hide an outcome.
    /// </summary>
    public static async Task<HomeView> ReadAsync(IEffects effects, TransactionId id, PlacementMap map)
    {
        var slot = map.Of(id.Home(map.Layout));
        var reads = await effects.ReadAsync(
            [.. slot.InSync.Select(replica => new RowAddress(replica, new OutcomeKey(id)))]);
        var rows = reads.Select(read => read.Row as OutcomeRow).ToImmutableArray();
        if (rows.FirstOrDefault(row => row?.State == OutcomeState.Committed) is { } committed)
            return new HomeView(HomeStatus.Committed, committed);
        if (reads.Any(read => read.Status == ReadStatus.Unknown))
            return new HomeView(HomeStatus.Unknown);

        var guards = await effects.ReadAsync([.. slot.Guards()]);
        if (guards.Any(guard => guard.Status == ReadStatus.Absent))
            return new HomeView(HomeStatus.StaleMap);
        return guards.Any(guard => guard.Status == ReadStatus.Unknown)
            ? new HomeView(HomeStatus.Unknown)
            : Judge(slot, reads, rows);
    }

    /// <summary>
    /// Of several runs of the latest attempt one that is open: a settled one has nothing left to resolve.
    /// </summary>
    static OutcomeRow? Latest(ImmutableArray<OutcomeRow?> rows) => rows
        .OrderByDescending(row => row?.Attempt.Id.Number ?? 0)
        .ThenByDescending(row => row?.IsOpen == true)
        .First();

    static HomeView Judge(SlotPlacement slot, ImmutableArray<ReadResult> reads, ImmutableArray<OutcomeRow?> rows)
    {
        var latest = Latest(rows);
        if (latest is null)
            return new HomeView(HomeStatus.Absent, Next: HomeMarks.First);
        var isAborted = rows.All(row => row?.State == OutcomeState.Aborted
            && row.Attempt.Id.Number == latest.Attempt.Id.Number && row.Items.IsEmpty);
        if (!isAborted)
            return new HomeView(HomeStatus.Undecided, latest);

        if (rows.All(row => IsForGood(row!) && row!.Attempt.Id == latest.Attempt.Id))
            return new HomeView(HomeStatus.Closed, latest);
        if (rows.Any(row => IsForGood(row!)))
            return new HomeView(HomeStatus.Torn, latest) { Mending = Mend(slot, reads) };
        var marks = slot.InSync.Zip(reads).ToImmutableDictionary(pair => pair.First, pair => pair.Second.ETag);
        return new HomeView(HomeStatus.Lost, latest, new HomeMarks(latest.Attempt.Id.Number + 1, marks));
    }

    static bool IsForGood(OutcomeRow row) => row.Cause != AbortCause.Conflict;

    /// <summary>
    /// Under the guard of the epoch that was looked at: an answer "closed" given under a later one rests on rows that
    /// these writes can no longer reach.
    /// </summary>
    static ImmutableArray<Batch> Mend(SlotPlacement slot, ImmutableArray<ReadResult> reads)
    {
        var batches = ImmutableArray.CreateBuilder<Batch>();
        foreach (var (replica, read) in slot.InSync.Zip(reads))
        {
            var row = (OutcomeRow)read.Row!;
            if (!IsForGood(row))
                continue;
            var lost = row with { Cause = AbortCause.Conflict, Failures = [] };
            batches.Add(new Batch(replica, [slot.GuardTouch, new ReplaceRow(lost, read.ETag)]));
        }

        return batches.ToImmutable();
    }
}
