using Coordinator.Core.Subscriptions.Definitions;

namespace Coordinator.Core.Tests.Subscriptions;

/// <summary>Names of subscriptions and queues, addresses of webhooks.</summary>
public class NameTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("a-b-c")]
    [InlineData("0mail9")]
    [InlineData("orders-coordinator")]
    public void A_queue_s_name_is_refused(string name) => Assert.Null(QueueNames.Error(name, "Hub"));

    [Theory]
    [InlineData("ab")]
    [InlineData("")]
    [InlineData("Mail")]
    [InlineData("ma_il")]
    [InlineData("-mail")]
    [InlineData("mail-")]
    [InlineData("ma--il")]
    [InlineData("mäil")]
    [InlineData("coordinator-resolve")]
    [InlineData("coordinator")]
    [InlineData("azure-webjobs-blobtrigger")]
    [InlineData("hub-control-00")]
    public void A_queue_of_somebody_else_or_that_cannot_be_is_taken(string name) =>
        Assert.NotNull(QueueNames.Error(name, "Hub"));

    [Fact]
    public void A_queue_s_name_may_be_longer_than_a_queue_s()
    {
        Assert.Null(QueueNames.Error(new string('a', 63), hub: ""));
        Assert.NotNull(QueueNames.Error(new string('a', 64), hub: ""));
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("A-_9", true)]
    [InlineData("", false)]
    [InlineData("a/b", false)]
    [InlineData("a.b", false)]
    [InlineData("ä", false)]
    public void A_name_is_not_as_it_is_documented(string name, bool isAllowed) =>
        Assert.Equal(isAllowed, SubscriptionNames.Error(name) is null);

    [Theory]
    [InlineData("https://a.example/hook?x=1", true)]
    [InlineData("http://localhost:7075/", true)]
    [InlineData("ftp://a.example/", false)]
    [InlineData("/hook", false)]
    [InlineData("https://user:secret@a.example/", false)]
    [InlineData("https://a.example/${x}", false)]
    [InlineData("https://a.example/#x", false)]
    [InlineData("https://a.example/ä", false)]
    public void An_address_is_taken_that_cannot_be_called(string url, bool isAllowed) =>
        Assert.Equal(isAllowed, WebhookUrls.Error(url) is null);
}
