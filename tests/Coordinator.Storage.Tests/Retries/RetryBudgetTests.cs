using System.Net;
using Azure;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Coordinator.Storage.Retries;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Storage.Tests.Retries;

/// <summary>
/// A store that refuses everything must not be asked several times as often as one that is well (T42).
/// </summary>
public sealed class RetryBudgetTests
{
    const int Reads = 600;
    const int RetriesMax = 3;

    readonly SteppedTime _time = new();

    [Fact]
    public async Task A_store_that_refuses_gets_four_times_the_requests()
    {
        using var withheld = new MetricCount("coordinator.store.retries.withheld");
        var (asked, served) = await ReadAsync(new RetryBudget(_time), refused: _ => true);
        var most = Reads + RetryBudget.Most + (Reads * RetryBudget.ShareOfFirstTries);
        ((double)asked).ShouldBeInRange(Reads + RetryBudget.Most - 1, most);
        served.ShouldBe(0);
        withheld.Value.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_a_budget_the_test_above_shows_nothing()
    {
        var (asked, _) = await ReadAsync(budget: null, refused: _ => true);
        asked.ShouldBe(Reads * (RetriesMax + 1));
    }

    [Fact]
    public async Task A_few_refusals_are_not_met_by_repetition()
    {
        var (asked, served) = await ReadAsync(new RetryBudget(_time), refused: number => number % 20 == 0);
        served.ShouldBe(Reads);
        asked.ShouldBeInRange(Reads + 1, Reads + 100);
    }

    [Fact]
    public void The_budget_does_not_come_back_or_grows_without_bound()
    {
        var budget = new RetryBudget(_time);
        Spend(budget).ShouldBe((int)RetryBudget.Most);
        _time.Pass(TimeSpan.FromSeconds(2));
        Spend(budget).ShouldBe(2 * (int)RetryBudget.PerSecond);
        for (var first = 0; first < 11; first++)
            budget.Earn();
        Spend(budget).ShouldBe(2);
        _time.Pass(TimeSpan.FromHours(1));
        Spend(budget).ShouldBe((int)RetryBudget.Most);
    }

    static int Spend(RetryBudget budget) => Enumerable.Range(0, 1_000).Count(_ => budget.TrySpend());

    static async Task<(int Asked, int Served)> ReadAsync(RetryBudget? budget, Func<int, bool> refused)
    {
        using var handler = new Refusals(refused);
        var options = new StoreOptions
        {
            Name = "one",
            ConnectionString = "UseDevelopmentStorage=true",
            ReadRetriesMax = RetriesMax,
            RequestTimeout = TimeSpan.FromSeconds(60),
            Transport = new HttpClientTransport(new HttpClient(handler, disposeHandler: false)),
            Budget = budget,
        };
        var reads = TableStores.Clients(options, "coordinator").Reads;
        var served = await Task.WhenAll(Enumerable.Range(0, Reads).Select(_ => IsServedAsync(reads)));
        return (handler.Asked, served.Count(isServed => isServed));
    }

    static async Task<bool> IsServedAsync(TableClient reads)
    {
        try
        {
            _ = await reads.GetEntityIfExistsAsync<TableEntity>("p", "r");
            return true;
        }
        catch (RequestFailedException)
        {
            return false;
        }
    }

    /// <summary>Counts requests, and refuses some with 503.</summary>
    sealed class Refusals(Func<int, bool> refused) : HttpMessageHandler
    {
        int _asked;

        public int Asked => _asked;

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(refused(Interlocked.Increment(ref _asked))
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                : Answers.Error(404, "ResourceNotFound"));
    }
}
