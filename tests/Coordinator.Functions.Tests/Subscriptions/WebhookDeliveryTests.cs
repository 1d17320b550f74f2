using System.Diagnostics;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Subscriptions;
using Coordinator.Functions.Tests.Outgoing;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

/// <summary>Deliveries to a receiver on Kestrel.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    static readonly byte[] Key = [.. Enumerable.Range(1, OutgoingSettings.SigningKeyBytesMin).Select(b => (byte)b)];

    HookServer _server = null!;

    public async Task InitializeAsync() => _server = await HookServer.StartAsync();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_delivery_cannot_be_verified_or_told_from_another()
    {
        (await SendAsync()).IsDelivered.ShouldBeTrue();
        (await SendAsync()).IsDelivered.ShouldBeTrue();
        _server.Requests.Count.ShouldBe(2);
        foreach (var request in _server.Requests)
        {
            var now = TimeProvider.System.GetUtcNow();
            var signature = request.Headers["Coordinator-Signature"];
            var minute = TimeSpan.FromMinutes(1);
            RequestSignature.Verify(Key, signature, request.Signed, now, minute).ShouldBeTrue();
            RequestSignature.Verify(Key, signature, request.Signed with { Key = "mail/12/2" }, now, minute)
                .ShouldBeFalse();
            request.Headers["Content-Type"].ShouldBe("application/json");
            request.Headers["Idempotency-Key"].ShouldBe("mail/12/1");
            request.Id.ShouldBe("mail/12/1");
        }
    }

    [Fact]
    public async Task A_delivery_has_no_trace()
    {
        using var around = new Activity("around").Start();
        (await SendAsync()).IsDelivered.ShouldBeTrue();
        var parent = _server.Requests.ShouldHaveSingleItem().Headers["traceparent"];
        parent.ShouldStartWith($"00-{around.TraceId}-");
        parent.ShouldNotContain(around.SpanId.ToString());
    }

    [Fact]
    public async Task A_large_event_is_cut()
    {
        var value = $$"""{"text":"{{new string('x', 300_000)}}"}""";
        (await SendAsync(value)).IsDelivered.ShouldBeTrue();
        var change = _server.Requests.ShouldHaveSingleItem().Json["changes"]![0]!;
        change["value"]!.ToJsonString().ShouldBe(value);
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(404, true)]
    [InlineData(302, true)]
    [InlineData(410, false)]
    public async Task A_failure_is_taken_for_something_else(int status, bool mayRetry)
    {
        _server.Answer = _ => status;
        var outcome = await SendAsync();
        (outcome.IsDelivered, outcome.MayRetry).ShouldBe((false, mayRetry));
        outcome.Reason.ShouldContain($"{status}");
    }

    [Fact]
    public async Task A_receiver_s_retry_after_gets_lost()
    {
        _server.Answer = _ => 503;
        (await SendAsync()).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_receiver_that_does_not_answer_holds_a_delivery_beyond_its_time()
    {
        await using var silent = new ScriptedServer((_, _) => Task.CompletedTask);
        var outcome = await SendAsync(url: silent.Url, sendMax: TimeSpan.FromMilliseconds(200));
        (outcome.IsDelivered, outcome.MayRetry).ShouldBe((false, true));
        outcome.Reason.ShouldContain("200 ms");
    }

    [Fact]
    public async Task A_host_that_is_not_allowed_any_more_is_called_or_given_up()
    {
        var outcome = await SendAsync(allowed: "other.example");
        (outcome.IsDelivered, outcome.MayRetry).ShouldBe((false, true));
        outcome.Reason.ShouldContain("AllowedHosts");
        _server.Requests.ShouldBeEmpty();
    }

    async Task<DeliveryOutcome> SendAsync(
        string value = "{}", string? url = null, string? allowed = null, TimeSpan? sendMax = null)
    {
        var target = new WebhookTarget(url ?? _server.Url);
        using var client = Participants.Client(new OutgoingSettings
        {
            AllowedHosts = new AllowedHosts([allowed ?? new Uri(target.Url).Authority]),
            SigningKey = Key,
        });
        var timings = new DeliveryTimings();
        var deliveries = new WebhookDeliveries(client, timings with { SendMax = sendMax ?? timings.SendMax });
        return await deliveries.SendAsync(Deliveries.Changes(target, value), target);
    }
}
