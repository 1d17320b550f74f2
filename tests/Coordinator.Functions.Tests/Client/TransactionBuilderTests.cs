using Coordinator.Client;
using Coordinator.Contracts.Transactions;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

public sealed class TransactionBuilderTests(ApiFixture fixture) : ApiTest(fixture)
{
    CoordinatorClient Client => new(Http);

    [Fact]
    public async Task What_is_put_together_is_not_what_happens()
    {
        var key = Fresh();
        var (alice, bob, order) = ($"accounts/{key}-alice", $"accounts/{key}-bob", $"orders/{key}");
        await Client.PutAsync(alice, new Account(100));
        var result = await Client.Transaction()
            .Check(alice).IfExists().IfEquals("/balance", 100)
            .Add(alice, "/balance", -10, min: 0).IfVersion(1).Return()
            .Add(bob, "/balance", 10).IfMissing()
            .Merge(bob, new { note = "hello" })
            .Put(order, new { total = 10 }).IfMissing()
            .Read(bob)
            .Publish("orders", new { key })
            .Timeout(TimeSpan.FromSeconds(10))
            .CommitAsync();
        result.Results[1].Value!.Value.GetProperty("balance").GetInt32().ShouldBe(90);
        Client.SeenCommitTime.ShouldBeNull("each client keeps its own");
        var items = await Client.ReadAsync<Account>([alice, bob]);
        items.Select(item => item!.Value.Balance).ShouldBe([90, 10]);

        var again = Client.Transaction().Put(order, new { total = 11 }).IfMissing();
        var aborted = await again.TryCommitAsync();
        (aborted.Outcome, aborted.IsRetryable).ShouldBe((Outcome.Aborted, false));
        Should.Throw<TransactionAbortedException>(() => aborted.Required).Failures[0].Item.ShouldBe(order);
        (await Should.ThrowAsync<TransactionAbortedException>(() => again.CommitAsync())).IsConflict.ShouldBeFalse();
    }

    /// <summary>The same builder, sent again after its answer was lost, is the same transaction.</summary>
    [Fact]
    public async Task A_transaction_that_is_sent_again_happens_twice()
    {
        var item = $"counters/{Fresh()}";
        using var lossy = new HttpClient(new LossyAnswers(lost: 3)) { BaseAddress = Fixture.Host.Address };
        var add = new CoordinatorClient(lossy).Transaction().Add(item, "/balance", 1);
        var first = await add.CommitAsync();
        (await add.CommitAsync()).CommitTime.ShouldBe(first.CommitTime);
        (await Client.GetAsync<Account>(item)).Value.Balance.ShouldBe(1);
    }

    [Fact]
    public async Task What_is_handed_over_is_lost_sight_of()
    {
        var item = $"counters/{Fresh()}";
        var client = Client;
        var accepted = await client.Transaction().Add(item, "/balance", 1).SubmitAsync();
        (await client.Transactions.WaitAsync(accepted.Id)).Status.ShouldBe(TransactionStatuses.Committed);
        client.SeenCommitTime.ShouldNotBeNull();
        (await client.Transaction().Add(item, "/balance", 1).DryRunAsync()).Required.DryRun.ShouldBe(true);
        (await client.GetAsync<Account>(item)).Value.Balance.ShouldBe(1);
    }

    [Fact]
    public async Task An_id_is_far_from_the_items_that_it_is_for()
    {
        var tag = Fresh();
        var builder = Client.Transaction().Add($"counters/{{{tag}}}-a", "/balance", 1);
        var answer = await Client.Transactions.RunAsync(builder.Build());
        answer.Required.Slots.ShouldHaveSingleItem();
        Client.Transaction().Add("counters/a", "/n", 1).Id.ShouldNotContain("/");
        Client.Transaction().Add("counters/{ä}", "/n", 1).Id.ShouldAllBe(c => char.IsAscii(c));
        Client.Transaction("mine").Add("counters/{a}", "/n", 1).Id.ShouldBe("mine");
    }

    [Fact]
    public void A_mistake_is_told_by_the_server_only()
    {
        Should.Throw<InvalidOperationException>(() => Client.Transaction().Build());
        Should.Throw<InvalidOperationException>(() => Client.Transaction().Check("a/b").Build());
        Should.Throw<InvalidOperationException>(() => Client.Transaction().IfExists());
        Should.Throw<InvalidOperationException>(() => Client.Transaction().Publish("t", 1).IfExists());
    }
}
