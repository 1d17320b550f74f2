using System.Diagnostics;
using System.Text;
using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Outgoing;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Functions.Tests.Outgoing;

/// <summary>What a participant is sent.</summary>
public sealed class RequestTests
{
    static readonly byte[] Key = [.. Enumerable.Range(1, OutgoingSettings.SigningKeyBytesMin).Select(b => (byte)b)];

    [Fact]
    public async Task A_request_says_more_or_less_than_it_should()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        using var activity = new Activity("a saga").Start();
        using var client = Participants.Client(server.Host);
        await client.SendAsync(Participants.Call(server.Url + "seats?from=here"), CancellationToken.None);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("POST /seats?from=here HTTP/1.1");
        Encoding.UTF8.GetString(request.Body).ShouldBe("""{"who":"Zoë"}""");
        request.Headers.Select(header => $"{header.Key}: {header.Value}").Order().ShouldBe(
        [
            "Accept: application/json", "Content-Length: 14", "Content-Type: application/json", $"Host: {server.Host}",
            "Idempotency-Key: trip-9/seat/action", "User-Agent: Coordinator",
        ]);
    }

    [Fact]
    public async Task A_call_of_a_trace_says_less_or_more_of_it_than_its_parent()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        using var activity = new Activity("a saga").AddBaggage("customer", "alice").Start();
        activity.TraceStateString = "vendor=secret";
        using var client = Participants.Client(server.Host);
        await client.SendAsync(Participants.Call(server.Url) with { Trace = activity.Id }, CancellationToken.None);
        var headers = server.Requests.ShouldHaveSingleItem().Headers;
        headers["traceparent"].ShouldBe(activity.Id);
        headers.Keys.ShouldNotContain("tracestate", StringComparer.OrdinalIgnoreCase);
        headers.Keys.ShouldNotContain("baggage", StringComparer.OrdinalIgnoreCase);
        headers.Keys.ShouldNotContain("Correlation-Context", StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_second_attempt_has_another_key()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(503));
        using var client = Participants.Client(server.Host);
        var call = Participants.Call(server.Url);
        await client.SendAsync(call, CancellationToken.None);
        await client.SendAsync(call, CancellationToken.None);
        server.Requests.Select(request => request.Headers["Idempotency-Key"]).ShouldBe([call.Key, call.Key]);
        // And the connection is used again.
        server.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task A_compensation_does_not_say_what_it_closes()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        using var client = Participants.Client(server.Host);
        var call = new HttpCall
        {
            Key = "trip-9/seat/compensate",
            Closes = "trip-9/seat/action",
            Method = "DELETE",
            Url = server.Url + "seats/7",
            Timeout = TimeSpan.FromMinutes(1),
        };
        await client.SendAsync(call, CancellationToken.None);
        var request = server.Requests.ShouldHaveSingleItem();
        request.Line.ShouldBe("DELETE /seats/7 HTTP/1.1");
        request.Headers["Coordinator-Closes"].ShouldBe("trip-9/seat/action");
        request.Headers.Keys.ShouldNotContain("Content-Type");
    }

    [Theory]
    [InlineData("POST", "{}", null)]
    [InlineData("POST", null, null)]
    [InlineData("PUT", null, null)]
    [InlineData("DELETE", null, "trip-9/seat/action")]
    [InlineData("GET", null, null)]
    public async Task A_signature_does_not_verify(string method, string? body, string? closes)
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(200));
        using var client = Participants.Client(Signed(server));
        var call = Participants.Call(server.Url + "seats/%2F?for=Zo%C3%AB") with
        {
            Method = method,
            Body = body,
            Closes = closes,
        };
        await client.SendAsync(call, CancellationToken.None);
        var request = server.Requests.ShouldHaveSingleItem();
        var now = TimeProvider.System.GetUtcNow();
        var minute = TimeSpan.FromMinutes(1);
        request.Signed.Closes.ShouldBe(closes ?? "");
        RequestSignature.Verify(Key, request.Headers["Coordinator-Signature"], request.Signed, now, minute)
            .ShouldBeTrue();
    }

    [Fact]
    public async Task The_signing_key_or_a_url_is_logged()
    {
        await using var server = new ScriptedServer(ScriptedServer.Answer(500));
        var log = new ListLog();
        using var client = Participants.Client(Signed(server), log: log);
        var calls = new[] { server.Url, "http://127.0.0.1:1/canary", "https://me:canary@evil.example/?canary" };
        foreach (var url in calls)
            await client.SendAsync(Participants.Call(url), CancellationToken.None);
        log.Lines.Count.ShouldBe(2);
        log.Lines.ShouldAllBe(line => line.Contains("trip-9/seat/action was not sent", StringComparison.Ordinal));
        log.Lines.ShouldAllBe(line => !line.Contains("canary", StringComparison.Ordinal));
        Signed(server).ToString().ShouldBe("Outgoing calls, signed");
    }

    static OutgoingSettings Signed(ScriptedServer server) =>
        new() { AllowedHosts = new AllowedHosts([server.Host]), SigningKey = Key };

    sealed class ListLog : ILogger<ParticipantClient>
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) => Lines.Add($"{formatter(state, exception)} {exception}");
    }
}
