using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Coordinator.TestKit;

namespace Coordinator.Dashboard.Tests.Browsers;

/// <summary>Something of everything that the dashboard shows.</summary>
sealed class Seeds : IDisposable
{
    /// <summary>What would run if a text became a part of the page.</summary>
    public const string Hostile = "<img src=x onerror=alert(1)>";

    public const string View = "sales";
    public const string Subscription = "nowhere";
    public const string Compensated = "trip-back";
    public const string Stuck = "trip-stuck";
    public const string Transaction = "order-1";

    /// <summary>Nobody listens there, so that calls fail at once.</summary>
    const string Nowhere = "http://localhost:7075/";

    readonly HttpClient _http;

    Seeds(Uri host) => _http = new HttpClient { BaseAddress = host };

    public HttpClient Http => _http;

    public static async Task<Seeds> SowAsync(Uri host)
    {
        var seeds = new Seeds(host);
        await seeds.SowViewAsync();
        await seeds.SowSubscriptionAsync();
        await seeds.SowSagasAsync();
        for (var number = 1; number <= 12; number++)
            await seeds.OrderAsync(number);
        await seeds.SendAsync("PUT", $"api/items/odd/{Uri.EscapeDataString(Hostile)}", new { name = Hostile });
        await Eventually.IsTrueAsync(async () => (await seeds.SagaAsync(Stuck))["state"]!.GetValue<string>() == "stuck"
            && (await seeds.SagaAsync(Compensated))["state"]!.GetValue<string>() == "compensated");
        await Eventually.IsTrueAsync(async () =>
            (await seeds.GetAsync($"api/subscriptions/{Subscription}"))["deadLetters"]!.GetValue<int>() > 0);
        return seeds;
    }

    public async Task<JsonNode> GetAsync(string address) => (await _http.GetFromJsonAsync<JsonNode>(address))!;

    public Task<JsonNode> SagaAsync(string id) => GetAsync($"api/sagas/{id}");

    public void Dispose() => _http.Dispose();

    async Task SowViewAsync()
    {
        await SendAsync("PUT", $"api/views/definitions/{View}", new
        {
            source = "orders",
            key = new[] { "/customer" },
            aggregates = new { orders = new { count = true }, total = new { sum = "/total" } },
        });
        await Eventually.IsTrueAsync(async () =>
            (await GetAsync($"api/views/definitions/{View}"))["state"]!.GetValue<string>() == "live");
    }

    Task SowSubscriptionAsync() => SendAsync("PUT", $"api/subscriptions/{Subscription}", new
    {
        source = "orders",
        target = new { url = Nowhere },
        retry = new { attempts = 1 },
    });

    /// <summary>One that goes back, and one that cannot undo what it did.</summary>
    async Task SowSagasAsync()
    {
        var call = new { method = "POST", url = Nowhere };
        var once = new { attempts = 1 };
        var paid = new { operations = new[] { new { op = "put", item = "paid/${saga.id}", value = new { } } } };
        var wait = new { @event = "never", timeoutMs = 100 };
        var failing = new { name = "room", after = new[] { "pay" }, wait };
        await SendAsync("PUT", "api/sagas/definitions/back", new
        {
            steps = new object[]
            {
                new { name = "pay", transaction = paid, compensate = new { transaction = paid } }, failing,
            },
        });
        await SendAsync("PUT", "api/sagas/definitions/stuck", new
        {
            steps = new object[]
            {
                new { name = "pay", transaction = paid, compensate = new { http = call, retry = once } }, failing,
            },
        });
        await SendAsync("POST", "api/sagas", new { definition = "back", id = Compensated, input = new { } });
        await SendAsync("POST", "api/sagas", new { definition = "stuck", id = Stuck, input = new { } });
    }

    Task OrderAsync(int number)
    {
        var name = number.ToString(CultureInfo.InvariantCulture);
        var value = new { customer = $"c{number % 3}", total = number };
        return SendAsync("POST", "api/transactions", new
        {
            id = $"order-{name}",
            operations = new object[]
            {
                new { op = "put", item = $"orders/{name}", value },
                new { op = "add", item = "stock/lamp", path = "/sold", by = 1 },
            },
        });
    }

    async Task SendAsync(string method, string address, object body)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address)
        {
            Content = JsonContent.Create(body),
        };
        using var answer = await _http.SendAsync(request);
        if (!answer.IsSuccessStatusCode)
            throw new InvalidOperationException($"{address}: {await answer.Content.ReadAsStringAsync()}");
    }
}
