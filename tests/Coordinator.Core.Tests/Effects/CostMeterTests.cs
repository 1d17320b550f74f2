using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;

namespace Coordinator.Core.Tests.Effects;

public sealed class CostMeterTests
{
    const int Callers = 4;
    const int CallsEach = 200_000;

    [Fact]
    public async Task Requests_side_by_side_are_not_all_counted()
    {
        var meter = new CostMeter(new EmptyEffects());
        ImmutableArray<RowAddress> rows = [Row(1), Row(2)];
        using var start = new Barrier(Callers);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Factory.StartNew(
            () => ReadAll(meter, rows, start), CancellationToken.None, TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        const int calls = Callers * CallsEach;
        Assert.Equal((2 * calls, calls, 2 * calls), (meter.Requests, meter.Depth, meter.Entities));
    }

    static void ReadAll(CostMeter meter, ImmutableArray<RowAddress> rows, Barrier start)
    {
        start.SignalAndWait();
        for (var call = 0; call < CallsEach; call++)
            _ = meter.ReadAsync(rows);
    }

    static RowAddress Row(int epoch) =>
        new(new Replica(new SlotId(1), "one", 1), new GuardKey(new Epoch(epoch)));
}
