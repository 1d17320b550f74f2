using Coordinator.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Reads;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>
/// A store that takes requests and never answers, with the time limits that a deployment has by default.
/// </summary>
public sealed class SilentStoreTests
{
    const string Guard = """{"odata.etag":"e","PartitionKey":"0000.1","RowKey":"g0000.1.1","v":1}""";

    /// <summary>Its slot lies in two stores, and the silent one is asked first.</summary>
    [Fact]
    public async Task A_silent_store_uses_up_the_time_of_a_read_that_another_could_answer()
    {
        using var silent = new CannedHandler([null]);
        using var answering = new CannedHandler(
            () => Answers.Error(404, "ResourceNotFound"), () => Answers.Of(200, Guard, "application/json"));
        var stores = new TableStores(
            [Canned.Store("one", silent), Canned.Store("two", answering)], ["one"], new SimIdSource(seed: 1),
            NullLoggerFactory.Instance, TimeProvider.System);
        var map = new PlacementMap(1,
        [
            new ShardPlacement(
                0, new SlotId(0), new SlotId(0), new Epoch(1),
                [new InSyncStore("one", 1), new InSyncStore("two", 1)], null),
        ]);
        var time = TimeProvider.System;
        var effects = new StoreEffects(stores.Replicas, new PlacementCache(stores.Register, map), stores.Nudges, time);
        var options = new CoordinatorOptions();
        var reader = new ItemReader(new ProtocolContext(
            effects, time, new HlcClock(time), new SimIdSource(seed: 1), options));

        var start = time.GetTimestamp();
        (await reader.ReadEventualAsync(Some.Name())).ShouldNotBeNull();

        silent.Asked.ShouldNotBeEmpty();
        answering.Asked.ShouldNotBeEmpty();
        time.GetElapsedTime(start).ShouldBeLessThan(options.ReadTimeout * 2);
    }
}
