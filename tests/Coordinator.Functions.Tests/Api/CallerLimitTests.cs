using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>A host that allows each caller five requests a second.</summary>
public sealed class CallerLimitTests(ApiFixture fixture) : ApiTest(fixture)
{
    const int Limit = 5;

    [Fact]
    public async Task One_caller_takes_all_or_blocks_the_others()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Coordinator:Limits:RequestsPerSecondPerCaller", "5"), ("Host:Keys:Function", "one"),
            ("Host:Keys:Admin", "two"));
        using var one = host.Client("one");
        using var two = host.Client("two");

        var answers = await Task
            .WhenAll(Enumerable.Range(0, Limit * 4).Select(_ => SendAsync(one, "GET", "api/transactions/none")));
        var refused = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        refused.Count.ShouldBeGreaterThan(0);
        answers.Length.ShouldBeGreaterThan(refused.Count);
        var problem = await ProblemOf(refused[0], 429, "busy");
        problem["retryable"]!.GetValue<bool>().ShouldBeTrue();
        refused[0].Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThan(TimeSpan.Zero);

        ((int)(await SendAsync(two, "GET", "api/transactions/none")).StatusCode).ShouldBe(404);
        ((int)(await SendAsync(one, "GET", "api/health/live")).StatusCode).ShouldBe(200);
        await Eventually.IsTrueAsync(
            async () => (int)(await SendAsync(one, "GET", "api/transactions/none")).StatusCode == 404);
    }
}
