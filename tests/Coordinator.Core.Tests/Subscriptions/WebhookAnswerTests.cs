using Coordinator.Core.Sagas.Calls;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Core.Subscriptions.Deliveries;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>What a webhook's answers mean.</summary>
public class WebhookAnswerTests
{
    static readonly HttpCall Call = new()
    {
        Key = "mail/1/1",
        Method = "POST",
        Url = "https://a.example/",
        Timeout = TimeSpan.FromSeconds(10),
    };

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(204)]
    public void What_was_taken_is_sent_again(int status) =>
        Assert.True(WebhookAnswerPolicy.Judge(Call, new HttpReply { Status = status }).IsDelivered);

    [Theory]
    [InlineData(301)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(999)]
    public void What_may_pass_is_given_up_or_taken_for_delivered(int status)
    {
        var outcome = WebhookAnswerPolicy.Judge(Call, new HttpReply { Status = status });
        Assert.Equal((false, true), (outcome.IsDelivered, outcome.MayRetry));
        Assert.Contains($"{status}", outcome.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpFault.TimedOut)]
    [InlineData(HttpFault.Broken)]
    [InlineData(HttpFault.NotAllowed)]
    public void No_answer_is_one(HttpFault fault)
    {
        var outcome = WebhookAnswerPolicy.Judge(Call, new HttpReply { Fault = fault });
        Assert.Equal((false, true), (outcome.IsDelivered, outcome.MayRetry));
        Assert.NotEmpty(outcome.Reason);
    }

    [Fact]
    public void A_receiver_that_is_gone_is_asked_again()
    {
        var outcome = WebhookAnswerPolicy.Judge(Call, new HttpReply { Status = 410 });
        Assert.Equal((false, false), (outcome.IsDelivered, outcome.MayRetry));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public void The_time_that_a_receiver_asks_for_is_not_heard(int status)
    {
        var reply = new HttpReply { Status = status, RetryAfter = TimeSpan.FromSeconds(7) };
        Assert.Equal(TimeSpan.FromSeconds(7), WebhookAnswerPolicy.Judge(Call, reply).RetryAfter);
    }
}
