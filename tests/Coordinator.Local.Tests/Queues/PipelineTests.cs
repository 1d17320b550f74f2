using Azure;
using Azure.Storage.Queues;
using Coordinator.Local.Tests.Fakes;
using Shouldly;

namespace Coordinator.Local.Tests.Queues;

/// <summary>
/// What the queue clients send, and how they take answers that Azurite never gives; on a scripted transport.
/// </summary>
public sealed class PipelineTests
{
    const string Key = "c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0";
    const string Connection = "AccountName=acct;AccountKey=" + Key + ";QueueEndpoint=http://127.0.0.1:1/acct";

    [Fact]
    public async Task A_request_is_repeated_although_retries_are_off()
    {
        var transport = new FakeTransport(FakeTransport.Reset, () => new FakeResponse(204));
        await Should.ThrowAsync<RequestFailedException>(() => Client(transport).DeleteMessageAsync("id", "a+/="));
        transport.Asked.ShouldBe(["DELETE /acct/work/messages/id?popreceipt=a%2B%2F%3D"]);
    }

    [Fact]
    public async Task An_exception_shows_the_key_or_the_signature()
    {
        var transport = new FakeTransport(() => new FakeResponse(
            403, "<Error><Code>AuthenticationFailed</Code><Message>no</Message></Error>"));
        var error = await Should.ThrowAsync<RequestFailedException>(() => Client(transport).SendMessageAsync("m"));
        error.ErrorCode.ShouldBe("AuthenticationFailed");
        var signature = transport.Headers.Single(header => header.Name == "Authorization").Value;
        signature.ShouldStartWith("SharedKey acct:");
        error.ToString().ShouldNotContain(Key);
        error.ToString().ShouldNotContain(signature["SharedKey acct:".Length..]);
    }

    [Fact]
    public async Task A_proxys_page_is_taken_for_an_answer()
    {
        var transport = new FakeTransport(() => new FakeResponse(502, "<html><body>Bad gateway<br></html>"));
        var error = await Should.ThrowAsync<RequestFailedException>(() => Client(transport).ReceiveMessagesAsync(32));
        error.Status.ShouldBe(502);
        transport.Asked.ShouldBe(["GET /acct/work/messages?numofmessages=32"]);
    }

    [Fact]
    public async Task An_identity_is_not_presented()
    {
        var transport = new FakeTransport(() => new FakeResponse(204));
        var service = new QueueServiceClient(
            new Uri("https://acct.queue.core.windows.net"),
            new FixedToken(),
            new QueueClientOptions { Transport = transport });
        await service.GetQueueClient("work").ClearMessagesAsync();
        transport.Headers.ShouldContain(("Authorization", "Bearer the-token"));
        service.AccountName.ShouldBe("acct");
    }

    static QueueClient Client(FakeTransport transport) =>
        new(Connection, "work", new QueueClientOptions { Transport = transport, Retry = { MaxRetries = 0 } });
}
