using Coordinator.Cli.Tests.Support;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordinator.Cli.Tests.CommandLine;

/// <summary>What is told when nobody knows, or nobody answers.</summary>
public sealed class OutcomeTests
{
    const string InDoubt = """
        {"type":"/problems/in-doubt","title":"In doubt","status":503,"transactionId":"t-1","outcome":"inDoubt"}
        """;

    [Fact]
    public async Task A_transaction_in_doubt_counts_as_failed_or_cannot_be_asked_for()
    {
        await using var host = await StubHost.StartAsync(context => StubHost.Problem(context, 503, InDoubt));
        var run = await CliRun.Of(
            CliWorld.At(host.Address), "submit", "--id", "t-1", "--delete", "a/b", "--retry-for", "1ms");
        var url = host.Address.AbsoluteUri.TrimEnd('/');
        run.Ended(3).Error.ShouldContain($"coordinator transaction wait t-1 --url {url}");
    }

    [Theory]
    [InlineData("submit", "--delete", "a/b")]
    [InlineData("put", "a/b", "{}")]
    [InlineData("delete", "a/b")]
    public async Task A_write_whose_answer_was_lost_is_told_without_its_id(params string[] arguments)
    {
        var keys = new List<string?>();
        await using var host = await StubHost.StartAsync(context =>
        {
            keys.Add(context.Request.Headers["Idempotency-Key"]);
            context.Abort();
            return Task.CompletedTask;
        });
        var run = await CliRun.Of(
            CliWorld.At(host.Address), [.. arguments, "--id", "w-1", "--retry-for", "800ms"]);
        run.Ended(3).Error.ShouldContain("coordinator transaction wait w-1");
        keys.Count.ShouldBeGreaterThan(1);
        keys.Distinct().Count().ShouldBe(1, "It was repeated under another id.");
    }

    [Fact]
    public async Task A_read_without_an_answer_counts_as_in_doubt()
    {
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var run = await CliRun.Of(CliWorld.At(host.Address), "get", "a/b", "--retry-for", "1ms");
        run.Ended(4).Error.ShouldContain("No answer");
    }

    [Fact]
    public async Task Where_nothing_runs_the_user_waits_or_reads_a_stack_trace()
    {
        Uri free;
        await using (var host = await StubHost.StartAsync(_ => Task.CompletedTask))
            free = host.Address;
        var run = await CliRun.Of(CliWorld.At(free), "put", "a/b", "{}");
        run.Ended(4).Error.ShouldContain("--url");
        run.Error.ShouldNotContain("   at ");
        run.Error.ShouldNotContain("not known");
    }

    [Fact]
    public async Task A_host_that_cannot_now_counts_as_a_refusal()
    {
        const string unavailable = """{"type":"/problems/unavailable","title":"Unavailable","status":503}""";
        await using var host = await StubHost.StartAsync(context => StubHost.Problem(context, 503, unavailable));
        (await CliRun.Of(CliWorld.At(host.Address), "get", "a/b", "--retry-for", "1ms")).Ended(4);
    }

    [Theory]
    [InlineData("text/html", "<html>", "get", "a/b")]
    [InlineData("text/html", "<html>", "transaction", "get", "x")]
    [InlineData("application/json", "{", "health")]
    [InlineData("application/json", "[]", "cluster")]
    public async Task Whatever_answers_counts_as_a_host(string media, string body, params string[] arguments)
    {
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Response.ContentType = media;
            return context.Response.WriteAsync(body);
        });
        (await CliRun.Of(CliWorld.At(host.Address), arguments)).Ended(1).Error.ShouldContain("address right");
    }

    [Theory]
    [InlineData("text/html", "<html>", "delete", "a/b")]
    [InlineData("text/html", "<html>", "submit", "--delete", "a/b")]
    [InlineData("application/json", "[]", "put", "a/b", "{}")]
    [InlineData("application/json", "{", "submit", "--delete", "a/b")]
    public async Task A_write_whose_answer_cannot_be_read_counts_as_done_or_as_failed(
        string media, string body, params string[] arguments)
    {
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Response.ContentType = media;
            return context.Response.WriteAsync(body);
        });
        var run = await CliRun.Of(CliWorld.At(host.Address), [.. arguments, "--id", "w-1"]);
        run.Ended(3).Error.ShouldContain("coordinator transaction wait w-1");
    }

    [Theory]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_write_behind_a_gateway_that_gave_up_counts_as_not_done(int status)
    {
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var world = CliWorld.At(host.Address);
        var run = await CliRun.Of(world, "put", "a/b", "{}", "--id", "w-1", "--retry-for", "1ms");
        run.Ended(3).Error.ShouldContain("coordinator transaction wait w-1");
        (await CliRun.Of(world, "get", "a/b", "--retry-for", "1ms")).Ended(4);
    }

    /// <summary>The host dies between two tries, or lets nobody in any more.</summary>
    [Theory]
    [InlineData(401, "submit", "--delete", "a/b")]
    [InlineData(429, "put", "a/b", "{}")]
    public async Task A_write_in_doubt_is_forgotten_over_what_comes_next(int status, params string[] arguments)
    {
        var asked = 0;
        await using var host = await StubHost.StartAsync(context =>
        {
            if (Interlocked.Increment(ref asked) == 1)
                return StubHost.Problem(context, 503, InDoubt);
            context.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        var run = await CliRun.Of(
            CliWorld.At(host.Address), [.. arguments, "--id", "t-1", "--retry-for", "800ms"]);
        run.Ended(3).Error.ShouldContain("coordinator transaction wait t-1");
        asked.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("true", 3)]
    [InlineData("false", 1)]
    public async Task An_abort_whose_id_is_open_counts_as_final(string isRetryable, int exitCode)
    {
        var aborted = $$"""
            {"type":"/problems/aborted","title":"Aborted","status":409,"transactionId":"t-1","outcome":"aborted",
            "retryable":{{isRetryable}},"operations":[]}
            """;
        var report = $$"""
            {"id":"t-1","status":"aborted","attempts":1,"slots":[1],"retryable":{{isRetryable}},"operations":[]}
            """;
        await using var host = await StubHost.StartAsync(context =>
        {
            if (context.Request.Method != HttpMethods.Get)
                return StubHost.Problem(context, 409, aborted);
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(report);
        });
        var world = CliWorld.At(host.Address);
        var run = await CliRun.Of(world, "submit", "--delete", "a/b", "--id", "t-1", "--retry-for", "1ms");
        run.Ended(exitCode).Error.Contains("transaction abort t-1", StringComparison.Ordinal).ShouldBe(exitCode == 3);
        (await CliRun.Of(world, "put", "a/b", "{}", "--id", "t-1", "--retry-for", "1ms")).Ended(exitCode);
        (await CliRun.Of(world, "transaction", "wait", "t-1")).Ended(exitCode);
    }

    [Fact]
    public async Task A_key_that_no_header_takes_is_told_as_in_doubt()
    {
        await using var host = await StubHost.StartAsync(_ => Task.CompletedTask);
        var world = CliWorld.At(host.Address);
        (await CliRun.Of(world, "put", "a/b", "{}", "--id", "schlüssel")).Ended(2).Error.ShouldContain("ASCII");
        (await CliRun.Of(world, "sagas", "signal", "s", "go", "--key", "a b")).Ended(2);
    }

    [Fact]
    public async Task A_saga_that_may_have_started_has_no_name_or_the_key_of_an_event_is_taken_for_a_transaction()
    {
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        var world = CliWorld.At(host.Address);
        var start = await CliRun.Of(world, "sagas", "start", "trip", "--retry-for", "1ms");
        start.Ended(4).Error.ShouldStartWith("saga ");
        var signal = await CliRun.Of(world, "sagas", "signal", "s", "go", "--key", "k-1", "--retry-for", "1ms");
        signal.Ended(4).Error.ShouldNotContain("k-1");
    }

    [Fact]
    public async Task A_redirect_takes_the_key_along()
    {
        var asked = 0;
        await using var elsewhere = await StubHost.StartAsync(_ =>
        {
            asked++;
            return Task.CompletedTask;
        });
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address.AbsoluteUri);
            return Task.CompletedTask;
        });
        (await CliRun.Of(CliWorld.At(host.Address).With("COORDINATOR_KEY", "k"), "health")).Ended(1);
        asked.ShouldBe(0);
    }
}
