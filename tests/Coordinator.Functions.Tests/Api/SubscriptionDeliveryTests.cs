using System.Text.Json.Nodes;
using Azure.Storage.Queues;
using Coordinator.Core.Sagas.Outgoing;
using Coordinator.Functions.Tests.Subscriptions;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>From a committed transaction to the receiver, on a deployment of its own.</summary>
public sealed class SubscriptionDeliveryTests : IAsyncLifetime
{
    static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(b => (byte)b)];

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");
    HookServer _hook = null!;
    AzuriteProcess _azurite = null!;
    ApiHost _host = null!;
    HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        _hook = await HookServer.StartAsync();
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        _host = await ApiHost.StartAsync(
            _azurite, ("Coordinator:Outgoing:AllowedHosts:0", _hook.Host),
            ("Coordinator:Outgoing:SigningKey", Convert.ToBase64String(Key)));
        _http = _host.Client();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _host.DisposeAsync();
        await _azurite.DisposeAsync();
        await _hook.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_change_does_not_reach_a_webhook_or_reaches_it_out_of_order()
    {
        await PutAsync("hook", $$"""{ "source": "orders", "target": { "url": "{{_hook.Url}}" } }""");
        for (var number = 1; number <= 20; number++)
            await SendAsync("PUT", "api/items/orders/{a}1", $$"""{ "n": {{number}}.50 }""");
        await Eventually.IsTrueAsync(() => _hook.Requests.Select(request => request.Id).Distinct().Count() == 20);
        var first = _hook.Requests.DistinctBy(request => request.Id).Select(request => request.Json).ToList();
        first.Select(delivery => delivery["changes"]![0]!["value"]!.ToJsonString())
            .ShouldBe(Enumerable.Range(1, 20).Select(number => $$"""{"n":{{number}}.50}"""));
        first.Select(delivery => delivery["changes"]![0]!["version"]!.GetValue<int>())
            .ShouldBe(Enumerable.Range(1, 20));
        foreach (var request in _hook.Requests)
            RequestSignature.Verify(
                Key, request.Headers["Coordinator-Signature"], request.Signed, TimeProvider.System.GetUtcNow(),
                TimeSpan.FromMinutes(5)).ShouldBeTrue();

        // What a delivery says can be read where it says.
        var slot = first[0]["slot"]!.GetValue<int>();
        var logged = await JsonOf(await SendAsync("GET", $"api/events?slot={slot}&after=0&limit=1"));
        logged["events"]![0]!["transactionId"]!.ToString().ShouldBe(first[0]["transactionId"]!.ToString());
        await Eventually.IsTrueAsync(async () => (await GetAsync("hook"))["lag"]!.GetValue<int>() == 0);
    }

    [Fact]
    public async Task A_message_does_not_reach_a_queue()
    {
        await PutAsync("mail", """{ "topic": "news", "where": { "/n": 2 }, "target": { "queue": "mail" } }""");
        await SendAsync("POST", "api/transactions", """
            { "operations": [ { "op": "put", "item": "a/1", "value": {} },
                { "op": "publish", "topic": "news", "value": { "n": 1 } },
                { "op": "publish", "topic": "news", "value": { "n": 2 } } ] }
            """);
        var queue = new QueueClient(
            _azurite.ConnectionStrings.Values.First(), "mail",
            new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        JsonNode? message = null;
        await Eventually.IsTrueAsync(async () => (message = await ReceiveAsync(queue)) is not null);
        message!["topic"]!.GetValue<string>().ShouldBe("news");
        message["value"]!.ToJsonString().ShouldBe("""{"n":2}""");
        message["id"]!.GetValue<string>().ShouldEndWith("/1");
    }

    [Fact]
    public async Task A_failing_receiver_is_not_seen_or_its_events_are_lost()
    {
        _hook.Answer = _ => 500;
        await PutAsync("bad", $$"""
            { "source": "orders", "target": { "url": "{{_hook.Url}}" }, "retry": { "attempts": 3, "firstMs": 20 } }
            """);
        await SendAsync("PUT", "api/items/orders/1", """{ "n": 1 }""");
        await Eventually.IsTrueAsync(async () => (await GetAsync("bad"))["deadLetters"]!.GetValue<int>() == 1);
        var shown = await GetAsync("bad");
        shown["lag"]!.GetValue<int>().ShouldBe(0);
        shown["lastError"]!["reason"]!.GetValue<string>().ShouldStartWith("POST was answered 500");
        // A busy store may make it come once more.
        _hook.Requests.Count.ShouldBeGreaterThanOrEqualTo(3);
        _hook.Requests.Select(request => request.Id).Distinct().ShouldHaveSingleItem();

        var letter = (await JsonOf(await SendAsync("GET", "api/subscriptions/bad/dead-letters")))["items"]!.AsArray()
            .ShouldHaveSingleItem()!;
        letter["id"]!.GetValue<string>().ShouldBe(_hook.Requests.First().Id);
        letter["attempts"]!.GetValue<int>().ShouldBe(3);
        var logged = await JsonOf(await SendAsync("GET", letter["event"]!.GetValue<string>().TrimStart('/')));
        logged["events"]![0]!["sequence"]!.GetValue<int>().ShouldBe(letter["sequence"]!.GetValue<int>());

        _hook.Answer = _ => 200;
        var replayed = await JsonOf(
            await SendAsync("POST", "api/subscriptions/bad/replay", """{ "deadLetters": true }"""));
        replayed.ToJsonString().ShouldBe("""{"name":"bad","delivered":1,"failed":0,"left":0}""");
        (await GetAsync("bad"))["deadLetters"]!.GetValue<int>().ShouldBe(0);

        var before = _hook.Requests.Count;
        await SendAsync("POST", "api/subscriptions/bad/replay", """{ "from": "start" }""");
        await Eventually.IsTrueAsync(() => _hook.Requests.Count > before);
    }

    [Fact]
    public async Task A_pause_loses_what_happens_in_it()
    {
        await PutAsync("hook", $$"""{ "source": "orders", "target": { "url": "{{_hook.Url}}" } }""");
        await SendAsync("POST", "api/subscriptions/hook/pause");
        await SendAsync("PUT", "api/items/orders/1", """{ "n": 1 }""");
        await Eventually.IsTrueAsync(async () => (await GetAsync("hook"))["lag"]!.GetValue<int>() == 1);
        _hook.Requests.ShouldBeEmpty();
        await SendAsync("POST", "api/subscriptions/hook/resume");
        await Eventually.IsTrueAsync(() => !_hook.Requests.IsEmpty);
    }

    static async Task<JsonNode?> ReceiveAsync(QueueClient queue)
    {
        try
        {
            var message = (await queue.ReceiveMessageAsync()).Value;
            return message is null ? null : JsonNode.Parse(message.MessageText);
        }
        catch (Azure.RequestFailedException e) when (e.Status == 404)
        {
            // It is created with its first message.
            return null;
        }
    }

    async Task PutAsync(string name, string body) =>
        ((int)(await SendAsync("PUT", $"api/subscriptions/{name}", body)).StatusCode).ShouldBe(201);

    async Task<JsonNode> GetAsync(string name) => await JsonOf(await SendAsync("GET", $"api/subscriptions/{name}"));

    async Task<HttpResponseMessage> SendAsync(string method, string address, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var answer = await _http.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeInRange(200, 299, await answer.Content.ReadAsStringAsync());
        return answer;
    }

    static async Task<JsonNode> JsonOf(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
