using System.Collections.Immutable;
using Azure.Core.Pipeline;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Registers;
using Coordinator.Storage.Placement;
using Coordinator.Storage.Registers;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Placement;

/// <summary>The placement register on Azurite, with faults.</summary>
[Collection(SharedAzurite.Name)]
public sealed class ConsensusPlacementRegisterTests(AzuriteFixture azurite) : IAsyncLifetime, IDisposable
{
    readonly FaultHandler _handler = new();
    TableAcceptors _acceptors = null!;
    ConsensusPlacementRegister _register = null!;

    public async Task InitializeAsync()
    {
        var control = TableStores.Clients(Options(_handler.Transport()), azurite.NewTableName());
        await control.Writes.CreateIfNotExistsAsync();
        _acceptors = new TableAcceptors(
            [(Some.StoreName, control)], NullLogger<TableAcceptors>.Instance, TimeProvider.System);
        _register = NewRegister(seed: 1);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _handler.Dispose();

    [Fact]
    public async Task A_new_register_holds_something() =>
        (await _register.ReadAsync()).ShouldBe(new RegisterValue(null, null));

    [Fact]
    public async Task A_map_comes_back_different()
    {
        (await _register.CompareAndSetAsync(null, Some.Map())).ShouldBe(true);
        var first = (await _register.ReadAsync()).ShouldNotBeNull();
        first.Map.ShouldBe(Some.Map());
        (await _register.CompareAndSetAsync(first.Mark, Some.Map(epoch: 4))).ShouldBe(true);
        var second = (await _register.ReadAsync()).ShouldNotBeNull();
        second.Map.ShouldBe(Some.Map(epoch: 4));
        (await _register.CompareAndSetAsync(second.Mark, Some.MapWithClasses())).ShouldBe(true);
        (await _register.ReadAsync())!.Map.ShouldBe(Some.MapWithClasses());
        second.Mark.ShouldNotBe(first.Mark);
    }

    [Fact]
    public async Task A_stale_mark_replaces_the_map()
    {
        await _register.CompareAndSetAsync(null, Some.Map());
        var stale = (await _register.ReadAsync())!.Mark;
        await _register.CompareAndSetAsync(stale, Some.Map(epoch: 4));
        (await _register.CompareAndSetAsync(stale, Some.Map(epoch: 5))).ShouldBe(false);
        (await _register.CompareAndSetAsync(null, Some.Map(epoch: 5))).ShouldBe(false);
        (await _register.ReadAsync())!.Map.ShouldBe(Some.Map(epoch: 4));
    }

    [Fact]
    public async Task The_ballot_is_not_told()
    {
        await _register.CompareAndSetAsync(null, Some.Map());
        BallotNumber.Parse((await _register.ReadAsync())!.Ballot.ShouldNotBeNull()).Counter.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Two_of_many_founders_win()
    {
        var won = await Task.WhenAll(Enumerable.Range(1, 5).Select(
            epoch => NewRegister(seed: epoch).CompareAndSetAsync(null, Some.Map(epoch))));
        won.Count(result => result == true).ShouldBe(1);
        var winner = Array.IndexOf(won, true) + 1;
        (await _register.ReadAsync())!.Map.ShouldBe(Some.Map(winner));
    }

    [Fact]
    public async Task A_change_of_ones_own_map_costs_more_than_one_write()
    {
        await _register.CompareAndSetAsync(null, Some.Map());
        var read = (await _register.ReadAsync()).ShouldNotBeNull();
        var before = _handler.Requests;
        (await _register.CompareAndSetAsync(read.Mark, Some.Map(epoch: 4))).ShouldBe(true);
        (_handler.Requests - before).ShouldBe(1);
        before = _handler.Requests;
        (await _register.ReadAsync())!.Map.ShouldBe(Some.Map(epoch: 4));
        (_handler.Requests - before).ShouldBe(1);
    }

    [Fact]
    public async Task A_compare_and_set_without_an_answer_counts_as_lost()
    {
        await _register.CompareAndSetAsync(null, Some.Map());
        var mark = (await _register.ReadAsync())!.Mark;
        _handler.Next = Fault.AfterDurable;
        (await _register.CompareAndSetAsync(mark, Some.Map(epoch: 4))).ShouldBe(true);
        mark = (await _register.ReadAsync())!.Mark;
        _handler.Next = Fault.BeforeDurable;
        (await _register.CompareAndSetAsync(mark, Some.Map(epoch: 5))).ShouldBe(true);
        (await _register.ReadAsync())!.Map.ShouldBe(Some.Map(epoch: 5));
    }

    [Fact]
    public async Task A_read_without_an_answer_counts_as_an_empty_register()
    {
        _handler.Next = Fault.BeforeDurable;
        (await _register.ReadAsync()).ShouldBeNull();
        using var noTable = new CannedHandler(() => Answers.Error(404, "TableNotFound"));
        (await Canned.Stores(noTable).Register.ReadAsync()).ShouldBeNull();
        (await Canned.Stores(noTable).Register.CompareAndSetAsync(null, Some.Map())).ShouldBeNull();
        (await Canned.Stores(noTable).Register.CompareAndSetAsync("1.a", Some.Map())).ShouldBeNull();
    }

    [Fact]
    public async Task A_map_of_a_program_without_consensus_is_taken_for_none()
    {
        const string Old = """
            {"odata.etag":"e","PartitionKey":"register","RowKey":"placement","v":1,
            "map0@odata.type":"Edm.Binary","map0":"e30="}
            """;
        using var handler = new CannedHandler(() => Answers.Of(200, Old, "application/json"));
        await Should.ThrowAsync<InvariantViolationException>(() => Canned.Stores(handler).Register.ReadAsync());
    }

    [Fact]
    public async Task A_damaged_register_is_read()
    {
        const string Damaged = """
            {"odata.etag":"e","PartitionKey":"register","RowKey":"placement","v":1,"promised":"2.a","accepted":"1.a",
            "valueVersion":"1.a","value0@odata.type":"Edm.Binary","value0":"e30="}
            """;
        using var handler = new CannedHandler(() => Answers.Of(200, Damaged, "application/json"));
        await Should.ThrowAsync<InvariantViolationException>(() => Canned.Stores(handler).Register.ReadAsync());
    }

    /// <summary>It has no say, like one that is silent: two others are a majority.</summary>
    [Fact]
    public async Task One_unreadable_row_of_three_control_stores_stops_every_host()
    {
        const string Unreadable = """{"odata.etag":"e","PartitionKey":"register","RowKey":"placement","v":1}""";
        using var damaged = new CannedHandler(() => Answers.Of(200, Unreadable, "application/json"));
        using var empty = new CannedHandler(() => Answers.Error(404, "ResourceNotFound"));

        (await Acceptors(damaged, empty, empty)[0].ReadAsync()).ShouldBeNull();
        (await ReadAsync(damaged, empty, empty)).ShouldBe(RegisterState.Unwritten);
        (await ReadAsync(damaged, empty, damaged)).ShouldBeNull();
        await Should.ThrowAsync<InvariantViolationException>(() => ReadAsync(damaged));
    }

    [Fact]
    public async Task A_map_of_the_most_shards_does_not_fit()
    {
        var shards = Enumerable.Range(0, Limits.SlotCountMax).Select(i => new ShardPlacement(
            i, new SlotId(i), new SlotId(i), new Epoch(int.MaxValue),
            ThreeStores, new PendingPlacement(new Epoch(int.MaxValue), ThreeStores, PendingPhase.Copying))
        {
            Retired = ThreeStores,
        });
        var map = new PlacementMap(Limits.SlotCountMax, [.. shards]);
        (await _register.CompareAndSetAsync(null, map)).ShouldBe(true);
        (await _register.ReadAsync())!.Map.ShouldBe(map);
    }

    static ImmutableArray<InSyncStore> ThreeStores { get; } =
        [.. Enumerable.Range(0, 3).Select(_ => new InSyncStore("a-store-with-a-long-name", int.MaxValue))];

    static Task<RegisterState?> ReadAsync(params CannedHandler[] stores) =>
        new ConsensusRegister(Acceptors(stores), new SimIdSource(seed: 1), TimeProvider.System).ReadAsync();

    static ImmutableArray<IAcceptor> Acceptors(params CannedHandler[] stores) => new TableAcceptors(
        stores.Select((store, number) =>
        {
            var name = $"store{number}";
            return (name, TableStores.Clients(Canned.Store(name, store) with { ReadRetriesMax = 0 }, "control"));
        }),
        NullLogger<TableAcceptors>.Instance,
        TimeProvider.System).Of(ConsensusPlacementRegister.Name);

    ConsensusPlacementRegister NewRegister(int seed) => new(new ConsensusRegister(
        _acceptors.Of(ConsensusPlacementRegister.Name), new SimIdSource(seed), TimeProvider.System));

    StoreOptions Options(HttpPipelineTransport transport) => new()
    {
        Name = Some.StoreName,
        ConnectionString = azurite.ConnectionString,
        ReadRetriesMax = 0,
        Transport = transport,
    };
}
