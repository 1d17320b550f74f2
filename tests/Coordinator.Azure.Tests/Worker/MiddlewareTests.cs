using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>
/// What stands around every function. An answer that a middleware gives by itself must reach the caller: the worker
/// holds the HTTP request back until the function's middleware is through.
/// </summary>
public sealed class MiddlewareTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    [SkippableFact]
    public async Task A_request_hangs_that_a_middleware_refuses() => await ProblemOf(
        await SendAsync("GET", $"api/items/worker/{Fresh()}", body: null, ("Coordinator-Commit-Time", "yesterday")),
        400, "invalid");

    [SkippableTheory]
    [InlineData("api/health/live")]
    [InlineData("api/items/worker/none")]
    [InlineData("api/nothing/here")]
    public async Task An_answer_may_be_cached_sniffed_or_framed(string address)
    {
        var answer = await SendAsync("GET", address);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
        answer.Headers.Contains("Server").ShouldBeFalse();
    }

    [SkippableFact]
    public async Task A_caller_over_its_limit_hangs_or_takes_the_others_share_or_an_exception_is_shown()
    {
        await using var host = await Worker.StartWithBrokenClientsAsync(
            Publish, ("Coordinator:Limits:RequestsPerSecondPerCaller", "1"));
        using var http = new HttpClient { BaseAddress = host.Address };

        // Faster than one a second, however slow this machine is.
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => GetAsync("greedy")));
        var refused = answers.Where(answer => (int)answer.StatusCode == 429).ToList();
        refused.ShouldNotBeEmpty();
        foreach (var answer in refused)
        {
            await ProblemOf(answer, 429, "busy");
            answer.Headers.RetryAfter!.Delta!.Value.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(1));
        }

        (await GetAsync("modest")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);

        // The worker cannot make the client that this function asks for: it throws before the function's first line.
        var failed = await SendAsync(
            http, "GET", "api/transactions/unknown", body: null, ("x-functions-key", "unlucky"));
        await ProblemOf(failed, 500, "internal");
        await Eventually.IsTrueAsync(() => host.Logs.Any(log =>
            log.Exception is not null && log.Message.Contains("GetTransaction failed", StringComparison.Ordinal)));

        Task<HttpResponseMessage> GetAsync(string key) =>
            SendAsync(http, "GET", "api/items/worker/none", body: null, ("x-functions-key", key));
    }
}
