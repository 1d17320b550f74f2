using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Tables;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Storage.Tests.Tables;

/// <summary>What an outage leaves in the log.</summary>
public sealed class OutageLogTests : IDisposable
{
    const int StoreEvent = 2001;
    const int RegisterEvent = 2002;
    const int SagasEvent = 2005;
    const int RecordsEvent = 2007;
    const int GivenUpEvent = 2008;
    const int BackEvent = 2009;

    readonly SteppedTime _time = new();
    readonly ListLogs _logs = new();

    public void Dispose() => _logs.Dispose();

    [Fact]
    public async Task An_outage_fills_the_log_with_one_line_for_each_request()
    {
        using var handler = new CannedHandler(() => Answers.Error(503, "ServerBusy"));
        var store = Canned.Store("one", handler) with { ReadRetriesMax = 0 };
        var clients = new Dictionary<string, StoreClients>(StringComparer.Ordinal)
        {
            [store.Name] = TableStores.Clients(store, store.TableName),
        };
        var replicas = new TableReplicaStore(clients, _logs.CreateLogger<TableReplicaStore>(), _time);
        for (var request = 0; request < 1000; request++)
            await replicas.ReadAsync(GuardIn("one"));
        _logs.Of(StoreEvent).Count.ShouldBe(1);

        _time.Pass(TimeSpan.FromSeconds(1));
        await replicas.ReadAsync(GuardIn("one"));
        await replicas.ReadAsync(GuardIn("one"));
        _logs.Of(StoreEvent).Count.ShouldBe(2);
        _logs.Of(StoreEvent)[1].ShouldContain("999 more requests");

        _time.Pass(TimeSpan.FromHours(1));
        await replicas.ReadAsync(GuardIn("one"));
        _logs.Of(StoreEvent)[2].ShouldContain(" 1 more requests");
    }

    [Fact]
    public async Task A_store_that_is_given_up_or_is_back_is_told_with_every_trial_or_never()
    {
        var isOut = true;
        using var handler = new CannedHandler(() => Answers.Error(
            isOut ? 503 : 404, isOut ? "ServerBusy" : "ResourceNotFound"));
        var stores = Stores(handler, "one");
        for (var second = 0; second < 30; second++)
        {
            for (var request = 0; request < 10; request++)
                await stores.Replicas.ReadAsync(GuardIn("one"));
            _time.Pass(TimeSpan.FromSeconds(1.1));
        }

        _logs.Of(GivenUpEvent).Count.ShouldBe(1);
        _logs.Of(BackEvent).ShouldBeEmpty();
        isOut = false;
        (await stores.Replicas.ReadAsync(GuardIn("one"))).Status.ShouldBe(ReadStatus.Absent);
        _logs.Of(BackEvent).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_outage_of_one_store_hides_that_of_another()
    {
        using var handler = new CannedHandler(() => Answers.Error(503, "ServerBusy"));
        var stores = Stores(handler, "one", "two");
        await stores.Replicas.ReadAsync(GuardIn("one"));
        await stores.Replicas.ReadAsync(GuardIn("two"));

        _logs.Of(StoreEvent).Select(line => line.Contains("two", StringComparison.Ordinal)).ShouldBe([false, true]);
    }

    [Fact]
    public async Task An_outage_of_the_register_fills_the_log_with_one_line_for_each_request()
    {
        using var handler = new CannedHandler(() => Answers.Error(503, "ServerBusy"));
        var register = Stores(handler, "one").Register;
        for (var request = 0; request < 10; request++)
            (await register.ReadAsync()).ShouldBeNull();
        _time.Pass(TimeSpan.FromSeconds(1));
        (await register.ReadAsync()).ShouldBeNull();

        _logs.Of(RegisterEvent).Count.ShouldBe(2);
        _logs.Of(RegisterEvent)[1].ShouldContain("9 more requests");
    }

    [Fact]
    public async Task An_outage_of_the_table_of_sagas_fills_the_log_with_one_line_for_each_request()
    {
        using var handler = new CannedHandler(() => Answers.Error(503, "ServerBusy"));
        var sagas = Stores(handler, "one").Sagas;
        for (var request = 0; request < 10; request++)
            await Should.ThrowAsync<StoreUnavailableException>(() => sagas.FindAsync("s"));
        _time.Pass(TimeSpan.FromSeconds(1));
        await Should.ThrowAsync<StoreUnavailableException>(() => sagas.FindAsync("s"));

        _logs.Of(SagasEvent).Count.ShouldBe(2);
        _logs.Of(SagasEvent)[1].ShouldContain("9 more requests");
    }

    [Fact]
    public async Task An_outage_of_the_table_of_records_fills_the_log_with_one_line_for_each_request()
    {
        using var handler = new CannedHandler(() => Answers.Error(503, "ServerBusy"));
        var records = Stores(handler, "one").Records;
        var key = new RecordKey("partition", "name");
        (await records.CommitAsync([new DeleteRecord(key, null)])).ShouldBe(CommitResult.Unknown);
        (await records.ListAsync("partition", "", null, 1)).ShouldBeNull();
        (await records.ReadAsync(key)).ShouldBe(RecordRead.Unknown);
        _time.Pass(TimeSpan.FromSeconds(1));
        (await records.ReadAsync(key)).ShouldBe(RecordRead.Unknown);

        _logs.Of(RecordsEvent).Count.ShouldBe(2);
        _logs.Of(RecordsEvent)[1].ShouldContain("2 more requests");
        _logs.Of(RecordsEvent).ShouldAllBe(line => !line.Contains("partition") && !line.Contains("name"));
    }

    TableStores Stores(CannedHandler handler, params string[] names) => new(
        [.. names.Select(name => Canned.Store(name, handler) with { ReadRetriesMax = 0 })], [names[0]],
        new SimIdSource(seed: 1), _logs, _time);

    static RowAddress GuardIn(string store) =>
        new(new Replica(new SlotId(0), store, 1), new GuardKey(new Epoch(1)));
}
