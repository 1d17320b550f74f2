using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Definitions;

namespace Coordinator.Benchmarks.Views;

/// <summary>
/// The way of events step by step: transactions commit, then their changes get into the logs, then into a view. Each
/// step is timed alone and its requests are counted. Rounds are those of a host's pump, without its rests.
/// </summary>
sealed class Pipeline
{
    /// <summary>As many as a host's projectors work on at once.</summary>
    const int SlotsAtOnce = 4;

    const int CommitsAtOnce = 8;
    const int RoundsMax = 50;
    const int Groups = 16;

    readonly Bench _bench;
    readonly Sequencer _sequencer;
    readonly Projector _projector;
    readonly ViewGeneration _view;
    int _number;

    Pipeline(Bench bench, ViewGeneration view)
    {
        _bench = bench;
        _view = view;
        _sequencer = new Sequencer(bench.Context, bench.Store);
        _projector = new Projector(new ReplicatedLog(bench.Context, bench.Store), bench.Records);
    }

    /// <summary>Defines a view that groups and sums.</summary>
    public static async Task<Pipeline> CreateAsync(Bench bench)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench-{bench.ReplicationFactor}-{bench.Slots}");
        var definition = ViewDefinitionReader.Read(name, Encoding.UTF8.GetBytes(
            """
            { "source": "events", "key": ["/group"],
              "aggregates": { "count": { "count": true }, "sum": { "sum": "/number" } } }
            """)).Definition!;
        // As on this host: what a list of a partition costs on Azurite does not depend on the number of partitions.
        var catalog = new ViewCatalog(bench.Records, TimeProvider.System, new ViewOptions { Partitions = 1 });
        var put = await catalog.PutAsync(definition);
        var view = new CodeProjections([]).Find(name, put.View.Readable!)
            ?? throw new InvalidOperationException("The view has no projection.");
        return new Pipeline(bench, view);
    }

    /// <summary>Sends events through, some at once, until enough have passed.</summary>
    public async Task<PipelineMeasurement> MeasureAsync(int events, int atOnce)
    {
        var (sequencing, projecting) = (default(Stage), default(Stage));
        for (var passed = 0; passed < events; passed += atOnce)
        {
            var slots = await CommitAsync(atOnce);
            sequencing += await MeasureAsync(() => SequenceAsync(slots));
            projecting += await MeasureAsync(() => ProjectAsync(slots));
        }

        return new PipelineMeasurement(
            _bench.StoreName, _bench.ReplicationFactor, _bench.Slots, atOnce, events, sequencing, projecting);
    }

    async Task<ImmutableArray<SlotId>> CommitAsync(int count)
    {
        var items = Enumerable.Range(0, count).Select(_ => _number++).Select(number => (
            Number: number,
            Item: new ItemName("events", number.ToString(CultureInfo.InvariantCulture)))).ToList();
        await Parallel.ForEachAsync(
            items, new ParallelOptions { MaxDegreeOfParallelism = CommitsAtOnce }, async (one, _) =>
            {
                var group = one.Number % Groups;
                await _bench.PutAsync(one.Item, string.Create(
                    CultureInfo.InvariantCulture, $$"""{"group":"group-{{group}}","number":{{one.Number}}}"""));
            });
        await _bench.DrainAsync();
        return [.. items.Select(one => SlotHash.Of(one.Item, SlotLayout.Even(_bench.Slots))).Distinct()];
    }

    async Task SequenceAsync(ImmutableArray<SlotId> slots)
    {
        for (var round = 0; !slots.IsEmpty; round++)
        {
            Require(round < RoundsMax, "The logs take no events.");
            var progress = await _sequencer.RunAsync(slots);
            slots = [.. progress.Where(slot => slot.State != SlotProgressState.Settled).Select(slot => slot.Slot)];
        }
    }

    Task ProjectAsync(ImmutableArray<SlotId> slots) => Parallel.ForEachAsync(
        slots, new ParallelOptions { MaxDegreeOfParallelism = SlotsAtOnce }, async (slot, _) =>
        {
            var round = 0;
            while ((await _projector.FollowAsync(_view, slot)).State != FollowState.CaughtUp)
                Require(++round < RoundsMax, "The view takes no events.");
        });

    async Task<Stage> MeasureAsync(Func<Task> work)
    {
        var before = _bench.Requests;
        var start = Stopwatch.GetTimestamp();
        await work();
        return new Stage(Stopwatch.GetElapsedTime(start), _bench.Requests - before);
    }

    static void Require(bool condition, string message)
    {
        if (!condition)
            throw new InvalidOperationException(message);
    }
}
