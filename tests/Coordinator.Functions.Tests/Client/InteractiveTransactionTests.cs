using System.Net;
using Coordinator.Client;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

/// <summary>Interactive transactions against the real host.</summary>
public sealed class InteractiveTransactionTests(ApiFixture fixture) : ApiTest(fixture)
{
    CoordinatorClient Client => new(Http);

    [Fact]
    public async Task A_write_rests_on_a_read_that_is_not_true_any_more()
    {
        var item = $"accounts/{Fresh()}";
        await Client.PutAsync(item, new Account(100));
        await using var tx = Client.Begin();
        var account = await tx.GetAsync<Account>(item);
        await Client.PutAsync(item, new Account(1));
        tx.Put(item, account with { Balance = account.Balance - 50 });

        var aborted = await Should.ThrowAsync<TransactionAbortedException>(() => tx.CommitAsync());
        (aborted.IsConflict, aborted.IsRetryable, aborted.Outcome).ShouldBe((true, false, Outcome.Aborted));
        aborted.TransactionId.ShouldBe(tx.Id);
        (await Client.GetAsync<Account>(item)).Value.Balance.ShouldBe(1);
    }

    /// <summary>Two on call, one may leave: each sees the other on call and leaves (write skew).</summary>
    [Fact]
    public async Task Two_transactions_write_what_each_of_them_saw_the_other_not_write()
    {
        var key = Fresh();
        var (one, other) = ($"doctors/{key}-one", $"doctors/{key}-other");
        await Client.PutAsync(one, new Account(1));
        await Client.PutAsync(other, new Account(1));
        await using var first = Client.Begin();
        await using var second = Client.Begin();
        foreach (var tx in new[] { first, second })
            ((await tx.GetAsync<Account>(one)).Balance + (await tx.GetAsync<Account>(other)).Balance).ShouldBe(2);
        first.Put(one, new Account(0));
        second.Put(other, new Account(0));

        await first.CommitAsync();
        (await Should.ThrowAsync<TransactionAbortedException>(() => second.CommitAsync())).IsConflict.ShouldBeTrue();
    }

    [Fact]
    public async Task An_item_that_was_not_there_is_overwritten()
    {
        var item = $"accounts/{Fresh()}";
        await using var tx = Client.Begin();
        (await tx.FindAsync<Account>(item)).ShouldBeNull();
        await Should.ThrowAsync<KeyNotFoundException>(() => tx.GetAsync<Account>(item));
        await Client.PutAsync(item, new Account(7));
        tx.Put(item, new Account(1));
        (await Should.ThrowAsync<TransactionAbortedException>(() => tx.CommitAsync())).IsConflict.ShouldBeTrue();
        (await Client.GetAsync<Account>(item)).Value.Balance.ShouldBe(7);
    }

    [Fact]
    public async Task A_transaction_does_not_see_what_it_wrote()
    {
        var key = Fresh();
        var (put, deleted, added) = ($"accounts/{key}-put", $"accounts/{key}-deleted", $"accounts/{key}-added");
        await Client.PutAsync(deleted, new Account(5));
        await using var tx = Client.Begin();
        await tx.LoadAsync([put, deleted]);
        tx.Put(put, new Account(1));
        tx.Put(put, new Account(2));
        tx.Delete(deleted);
        tx.Add(added, "/balance", 3);
        tx.Merge(added, new { note = "hello" });
        tx.Publish("accounts", new { key });
        (await tx.GetAsync<Account>(put)).Balance.ShouldBe(2);
        (await tx.FindAsync<Account>(deleted)).ShouldBeNull();
        await Should.ThrowAsync<InvalidOperationException>(() => tx.FindAsync<Account>(added));

        var result = (await tx.CommitAsync()).ShouldNotBeNull();
        result.Results.Count.ShouldBe(5, "the first put of two is of no use");
        var items = await Client.ReadAsync<Account>([put, deleted, added]);
        items.Select(item => item?.Value.Balance).ShouldBe([2, null, 3]);
        await Should.ThrowAsync<InvalidOperationException>(() => tx.CommitAsync());
    }

    [Fact]
    public async Task A_transaction_that_is_left_does_something()
    {
        var item = $"accounts/{Fresh()}";
        await using (var tx = Client.Begin())
            tx.Put(item, new Account(1));
        (await Client.FindAsync<Account>(item)).ShouldBeNull();
    }

    [Fact]
    public async Task Reads_of_different_moments_are_taken_for_one()
    {
        var key = Fresh();
        var (one, other) = ($"accounts/{key}-one", $"accounts/{key}-other");
        await Client.PutAsync(one, new Account(1));
        await Client.PutAsync(other, new Account(1));
        await using var tx = Client.Begin();
        await tx.GetAsync<Account>(one);
        await Client.PutAsync(one, new Account(2));
        await tx.GetAsync<Account>(other);
        (await Should.ThrowAsync<TransactionAbortedException>(() => tx.CommitAsync())).IsConflict.ShouldBeTrue();

        await using var whole = Client.Begin();
        await whole.LoadAsync([one, other]);
        (await whole.CommitAsync()).ShouldBeNull("a snapshot needs no check");

        await using var fenced = Client.Begin();
        await fenced.GetAsync<Account>(one);
        fenced.Under(new FenceBody { Lock = key, Token = 1 });
        await Should.ThrowAsync<TransactionAbortedException>(() => fenced.CommitAsync(), "nobody has the lock");
    }

    [Fact]
    public async Task A_conflict_is_not_run_again_with_fresh_reads()
    {
        var item = $"accounts/{Fresh()}";
        await Client.PutAsync(item, new Account(1));
        var runs = 0;
        var seen = await Client.RunAsync(async tx =>
        {
            var account = await tx.GetAsync<Account>(item);
            if (runs++ < 2)
                await Client.PutAsync(item, new Account(account.Balance * 10));
            tx.Put(item, account with { Balance = account.Balance + 1 });
            return account.Balance;
        });
        (runs, seen).ShouldBe((3, 100));
        (await Client.GetAsync<Account>(item)).Value.Balance.ShouldBe(101);
    }

    [Fact]
    public async Task Conflicts_are_run_again_for_ever()
    {
        var item = $"accounts/{Fresh()}";
        var runs = 0;
        var limits = new RunLimits { Attempts = 3, FirstPause = TimeSpan.FromMilliseconds(1) };
        await Should.ThrowAsync<TransactionAbortedException>(() => Client.RunAsync(
            async tx =>
            {
                var account = await tx.FindAsync<Account>(item);
                await Client.PutAsync(item, new Account(runs++));
                tx.Put(item, new Account((account?.Balance ?? 0) + 1));
            },
            limits));
        runs.ShouldBe(3);
    }

    /// <summary>The account would be overdrawn: that is an answer, not a conflict.</summary>
    [Fact]
    public async Task A_failed_condition_is_taken_for_a_conflict()
    {
        var item = $"accounts/{Fresh()}";
        var runs = 0;
        var aborted = await Should.ThrowAsync<TransactionAbortedException>(() => Client.RunAsync(tx =>
        {
            runs++;
            tx.Add(item, "/balance", -1, min: 0);
            return Task.CompletedTask;
        }));
        (runs, aborted.IsConflict).ShouldBe((1, false));
        aborted.Failures.ShouldHaveSingleItem().Reason.ShouldBe(FailureReasons.ConditionFailed);
    }

    /// <summary>Money is on its way between two reads; the body concludes that some is missing.</summary>
    [Fact]
    public async Task A_conclusion_from_reads_that_never_were_true_together_reaches_the_caller()
    {
        var key = Fresh();
        var (one, other) = ($"accounts/{key}-one", $"accounts/{key}-other");
        await Client.PutAsync(one, new Account(0));
        await Client.PutAsync(other, new Account(10));
        var runs = 0;
        async Task<int> SumAsync(InteractiveTransaction tx)
        {
            var first = await tx.GetAsync<Account>(one);
            if (runs++ == 0)
                await Client.Transaction().Add(one, "/balance", 10).Add(other, "/balance", -10).CommitAsync();
            var sum = first.Balance + (await tx.GetAsync<Account>(other)).Balance;
            return sum == 10 ? sum : throw new InvalidDataException("Money is missing.");
        }

        (await Client.RunAsync(SumAsync)).ShouldBe(10);
        runs.ShouldBe(2);
        await Should.ThrowAsync<InvalidDataException>(() => Client.RunAsync<int>(async tx =>
        {
            await tx.GetAsync<Account>(one);
            await tx.GetAsync<Account>(other);
            throw new InvalidDataException("This is the body's own word.");
        }));
    }

    [Fact]
    public async Task What_is_in_doubt_is_run_again()
    {
        using var script = new AnswerScript((_, _) => AnswerScript.Problem(HttpStatusCode.ServiceUnavailable, new()
        {
            Type = ProblemTypes.InDoubt,
            Title = "",
            Status = 503,
            Outcome = TransactionStatuses.InDoubt,
            TransactionId = "t",
        }));
        using var http = script.Client();
        var client = new CoordinatorClient(http, new() { RepeatFor = TimeSpan.FromMilliseconds(400) });
        var runs = 0;
        var inDoubt = await Should.ThrowAsync<TransactionInDoubtException>(() => client.RunAsync(tx =>
        {
            runs++;
            tx.Put("accounts/a", new Account(1));
            return Task.CompletedTask;
        }));
        (runs, inDoubt.Outcome).ShouldBe((1, Outcome.InDoubt));
        script.Asked.ShouldBeGreaterThan(1, "the same request is repeated under its id");
    }

    [Fact]
    public async Task A_host_that_is_silent_to_the_end_is_taken_for_one_that_did_nothing()
    {
        using var script = new AnswerScript((_, _) => throw new HttpRequestException("Nobody is there."));
        using var http = script.Client();
        var client = new CoordinatorClient(http, new() { RepeatFor = TimeSpan.FromMilliseconds(1) });
        await using var tx = client.Begin("transfer-1");
        tx.Put("accounts/a", new Account(1));
        var inDoubt = await Should.ThrowAsync<TransactionInDoubtException>(() => tx.CommitAsync());
        inDoubt.TransactionId.ShouldBe("transfer-1");
        inDoubt.InnerException.ShouldBeOfType<HttpRequestException>();
    }
}
