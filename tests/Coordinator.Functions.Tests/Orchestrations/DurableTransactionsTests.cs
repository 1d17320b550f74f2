using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Http;
using Coordinator.Functions.Tests.Support;
using Coordinator.Functions.Transactions;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Orchestrations;

/// <summary>Transactions beside a hub of orchestrations that does not answer.</summary>
public sealed class DurableTransactionsTests : IAsyncDisposable
{
    static readonly TransactionId Id = new("order-1");
    static readonly StoppingHost Host = new();
    static readonly TransactionReport NothingKnown = new(TransactionStatus.Unknown, Answer: null);

    readonly FakeOrchestrations _hub = new() { IsSilent = true };
    readonly DurableTransactions _transactions = new(
        new CoordinatorSettings
        {
            Stores = [],
            ControlStores = [""],
            Slots = 4,
            Shards = 1,
            ReplicationFactor = 1,
            RequestTimeout = TimeSpan.FromSeconds(1),
            Timings = new CoordinatorOptions(),
        },
        new RandomIdSource(), Host, TimeProvider.System, NullLogger<DurableTransactions>.Instance);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_start_without_an_answer_is_an_internal_error_although_it_may_have_started()
    {
        var call = new TransactionCall(Request(), Explain: false);
        var result = await _transactions.RunAsync(_hub, call, new Preference(IsAsync: true, TimeSpan.Zero));

        result.Status.ShouldBe(503);
    }

    [Fact]
    public async Task A_transaction_that_only_a_silent_hub_knows_is_told_as_never_seen()
    {
        (await _transactions.CompleteAsync(_hub, Id, NothingKnown)).Status.ShouldBe(TransactionStatus.InDoubt);
        _hub.IsSilent = false;
        (await _transactions.CompleteAsync(_hub, Id, NothingKnown)).ShouldBe(NothingKnown);
    }

    [Fact]
    public async Task What_the_store_knows_for_ever_waits_for_the_hub()
    {
        var committed = new TransactionReport(
            TransactionStatus.Committed, new TransactionAnswer { Id = Id, Outcome = CommitOutcome.Committed });

        (await _transactions.CompleteAsync(_hub, Id, committed)).ShouldBe(committed);
    }

    [Fact]
    public async Task A_sweep_fails_because_the_hub_is_silent() =>
        await Should.NotThrowAsync(() => _transactions.RecoverAsync(_hub, [Attempt()]));

    static TransactionRequest Request() => new()
    {
        Id = Id,
        Operations = [new PublishOperation("topic", "1")],
        PayloadHash = "",
        Timeout = TimeSpan.FromSeconds(1),
    };

    static Attempt Attempt() => new()
    {
        Id = new AttemptId(Id, 1, "nonce"),
        Home = new SlotId(0),
        Participants = [new Participant(new SlotId(0), new Epoch(1))],
        PayloadHash = "",
        CommitTime = new Hlc(1),
        Started = new Hlc(1),
        Deadline = DateTimeOffset.UnixEpoch,
    };
}
