using Azure;
using Azure.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Records;
using Coordinator.Core.Rows;
using Coordinator.Storage.Drills;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Drills;

/// <summary>A store that is cut off is cut off for all that asks for it, for as long as was said.</summary>
public sealed class OutageTests : IDisposable
{
    const string Control = "one";
    const string Other = "two";

    readonly SteppedTime _time = new();
    readonly CannedHandler _control = new(() => Answers.Error(404, "ResourceNotFound"));
    readonly CannedHandler _other = new(() => Answers.Error(404, "ResourceNotFound"));
    readonly TableStores _stores;

    public OutageTests() => _stores = new TableStores(
        [Canned.Store(Control, _control) with { ReadRetriesMax = 0 }, Canned.Store(Other, _other)], [Control],
        new SimIdSource(1), NullLoggerFactory.Instance, _time);

    public void Dispose()
    {
        _control.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_client_of_a_store_goes_past_the_drill()
    {
        _stores.Outages.Find(Control)!.Start(TimeSpan.FromMinutes(1));

        (await ReadAsync(Control)).ShouldBe(ReadStatus.Unknown);
        (await _stores.Register.ReadAsync()).ShouldBeNull();
        (await _stores.Records.ReadAsync(new RecordKey("partition", "name"))).ShouldBe(RecordRead.Unknown);
        await Should.ThrowAsync<Exception>(() => _stores.Sagas.FindAsync("saga"));
        await _stores.Nudges.SendAsync(new ResolveNudge(Some.Attempt(), TimeSpan.Zero));
        await _stores.LogNudges.SendAsync([Some.Slot], TimeSpan.Zero);
        await Should.ThrowAsync<Exception>(() => _stores.CreateMissingAsync());

        _control.Asked.ShouldBeEmpty();
        (await ReadAsync(Other)).ShouldBe(ReadStatus.Absent);
        _stores.Outages.All.ShouldBe([KeyValuePair.Create(Control, DateTimeOffset.UnixEpoch.AddMinutes(1))]);
    }

    [Fact]
    public async Task An_outage_ends_early_or_never()
    {
        _stores.Outages.Find(Control)!.Start(TimeSpan.FromSeconds(10));
        _time.Pass(TimeSpan.FromSeconds(9.9));
        (await ReadAsync(Control)).ShouldBe(ReadStatus.Unknown);
        _time.Pass(TimeSpan.FromSeconds(0.1));
        (await ReadAsync(Control)).ShouldBe(ReadStatus.Absent);
        _stores.Outages.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_end_of_an_outage_cannot_be_moved()
    {
        var outage = _stores.Outages.Find(Control)!;
        outage.Start(TimeSpan.FromMinutes(10));
        outage.Start(TimeSpan.FromSeconds(1)).ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(1));
        _time.Pass(TimeSpan.FromSeconds(1));
        (await ReadAsync(Control)).ShouldBe(ReadStatus.Absent);

        outage.Start(TimeSpan.FromMinutes(10));
        outage.End();
        (await ReadAsync(Control)).ShouldBe(ReadStatus.Absent);
    }

    /// <summary>It was carried out, so nobody may be told that it was not.</summary>
    [Fact]
    public async Task A_write_that_was_on_its_way_gets_an_answer_out_of_an_outage()
    {
        TableStores? stores = null;
        using var handler = new CannedHandler(() =>
        {
            stores!.Outages.Find(Some.StoreName)!.Start(TimeSpan.FromMinutes(1));
            return Answers.Refusal(404, "ResourceNotFound", "0:gone");
        });
        stores = Canned.Stores(handler);
        var batch = new Batch(Some.Replica, [new TouchRow(new GuardKey(new Epoch(1)), IfMatch: null)]);

        (await stores.Replicas.CommitAsync(batch)).Status.ShouldBe(CommitStatus.Unknown);
        handler.Asked.Count.ShouldBe(1);
    }

    /// <summary>Its answer is thrown away already when the outage is looked at again.</summary>
    [Fact]
    public async Task A_drill_that_ends_while_an_answer_is_thrown_away_hands_the_answer_out()
    {
        var outage = new OutageSwitch(new HastyTime());
        using var handler = new CannedHandler(() =>
        {
            outage.Start(TimeSpan.FromSeconds(10));
            return Answers.Error(404, "ResourceNotFound");
        });
        var transport = new OutageTransport(handler.Transport(), outage);
        using var message = new HttpMessage(transport.CreateRequest(), new ResponseClassifier());
        message.Request.Uri.Reset(new Uri("http://one.example/"));

        await Should.ThrowAsync<RequestFailedException>(async () => await transport.ProcessAsync(message));
        handler.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public void A_store_that_is_not_there_has_a_switch() => _stores.Outages.Find("three").ShouldBeNull();

    async Task<ReadStatus> ReadAsync(string store) => (await _stores.Replicas.ReadAsync(
        new RowAddress(new Replica(Some.Slot, store, 1), new GuardKey(new Epoch(1))))).Status;

    /// <summary>Six seconds pass between any two looks at the clock.</summary>
    sealed class HastyTime : TimeProvider
    {
        DateTimeOffset _now = DateTimeOffset.UnixEpoch;

        public override DateTimeOffset GetUtcNow() => _now += TimeSpan.FromSeconds(6);
    }
}
