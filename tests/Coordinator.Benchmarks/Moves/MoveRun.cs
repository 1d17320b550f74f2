using System.Diagnostics;
using System.Globalization;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Changes;

namespace Coordinator.Benchmarks.Moves;

/// <summary>Fills a deployment of one shard and moves it to a store that does not hold it yet.</summary>
sealed class MoveRun(Bench bench, int items)
{
    const int Shard = 0;
    const int FillAtOnce = 4;
    const int FewRows = 50;

    readonly Reconfigurer _reconfigurer = new(bench.Register, bench.Store);

    /// <summary>Moves the shard from the first of its stores to <paramref name="target"/>.</summary>
    public async Task<MoveMeasurement> MeasureAsync(string target)
    {
        await FillAsync();
        var proposed = (await _reconfigurer.ProposeAsync(Shard, new JoinStore(target))).Shard!;
        var rows = 0L;
        var copying = await StageAsync(async () =>
        {
            CopyProgress pass;
            do
            {
                pass = await _reconfigurer.CopyAsync(proposed, [.. proposed.Slots]);
                rows += pass.RowsWritten;
            }
            while (pass.RowsWritten > FewRows);
        });
        await _reconfigurer.EndCopyingAsync(Shard, proposed.Pending!.Epoch);
        var joining = await StageAsync(async () => Require(await _reconfigurer.CompleteAsync(Shard)));
        var dropping = await StageAsync(async () => Require(
            (await _reconfigurer.ChangeAsync(Shard, new DropStore(proposed.InSync[0].Store))).Status
            == ChangeStatus.Done));
        var deleting = await StageAsync(async () => Require(
            await new RetiredPurge(bench.Register, bench.Store).PurgeAsync(CancellationToken.None) == bench.Slots));
        return new MoveMeasurement(
            bench.StoreName, bench.ReplicationFactor, bench.Slots, items, rows, copying, joining, dropping, deleting);
    }

    async Task FillAsync()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, items).Chunk(Limits.ItemsPerSlotMax),
            new ParallelOptions { MaxDegreeOfParallelism = FillAtOnce },
            async (some, _) => await bench.PutAsync(some.Select(number => new ItemName(
                "moved", string.Create(CultureInfo.InvariantCulture, $"{{{some[0]}}}{number}")))));
        await bench.DrainAsync();
        var slots = Enumerable.Range(0, bench.Slots).Select(slot => new SlotId(slot)).ToList();
        var sequencer = new Sequencer(bench.Context, bench.Store);
        while ((await sequencer.RunAsync(slots)).Any(slot => slot.State != SlotProgressState.Settled))
        {
            // The next round takes what is left.
        }
    }

    async Task<MoveStage> StageAsync(Func<Task> work)
    {
        var before = bench.Requests;
        var start = Stopwatch.GetTimestamp();
        await work();
        return new MoveStage(Stopwatch.GetElapsedTime(start), bench.Requests - before);
    }

    static void Require(bool isDone)
    {
        if (!isDone)
            throw new InvalidOperationException("A step of the move did not come to its end.");
    }
}
