using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Functions.Tests.Support;
using Coordinator.Samples.Checkout;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Functions.Tests.Samples;

public sealed class CheckoutSampleTests(ApiFixture fixture) : ApiTest(fixture)
{
    const string Good = "mug-06";

    [Fact]
    public async Task The_sample_sells_what_is_not_there_or_twice()
    {
        await using var app = CheckoutApplication.Build(
            "--coordinator", Fixture.Host.Address.AbsoluteUri, "--urls", "http://127.0.0.1:0");
        await app.Services.GetRequiredService<ShopOpening>().OpenAsync();
        await app.StartAsync();
        using var shop = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        var good = await GetAsync<Good>(shop, $"goods/{Good}");
        (await PutAsync(shop, "ada", 2)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await GetAsync<Cart>(shop, "carts/ada")).Total.ShouldBe(2 * good.Price);
        var orders = await Task.WhenAll(CheckOutAsync(shop, "ada", "o-1"), CheckOutAsync(shop, "ada", "o-1"));
        orders.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK, "the button is pressed twice");
        (await GetAsync<Good>(shop, $"goods/{Good}")).Available.ShouldBe(good.Available - 2);
        (await GetAsync<Order>(shop, "orders/ada/o-1")).Total.ShouldBe(2 * good.Price);
        (await GetAsync<Cart>(shop, "carts/ada")).Lines.ShouldBeEmpty();
        (await GetAsync<CustomerTotals>(shop, "customers/ada/totals"))
            .ShouldBe(new CustomerTotals(1, 2 * good.Price, "o-1"));
        await IsInTheOutboxAsync("o-1");

        await RefusalsAsync(shop, good);
        await app.StopAsync();
    }

    /// <summary>Beside this test's assembly its files stand anyway: the launcher brings them for its demo.</summary>
    [Fact]
    public void The_sample_looks_for_its_files_where_its_own_build_does_not_put_them()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        var output = Path.Combine(Repository.Root, "samples", "checkout", "bin", configuration, "net10.0");
        foreach (var file in new[] { "views.json", "stock.jsonl", "customers.jsonl" })
            File.Exists(Path.Combine(output, "samples", "checkout", file)).ShouldBeTrue($"{file} below {output}");
    }

    static async Task RefusalsAsync(HttpClient shop, Good good)
    {
        (await DetailAsync(await CheckOutAsync(shop, "ada", "o-2"), 409)).ShouldContain("is empty");
        (await DetailAsync(await shop.PostAsync(new Uri("carts/ada/checkout", UriKind.Relative), null), 400))
            .ShouldContain("Idempotency-Key");
        (await PutAsync(shop, "nobody", 1)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await PutAsync(shop, "ada", -1)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await PutAsync(shop, "ada", good.Available)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var refused = await DetailAsync(await CheckOutAsync(shop, "ada", "o-3"), 409);
        refused.ShouldContain($"There is not enough of {Good}.");
        refused.ShouldContain("The balance is too low.");
        (await GetAsync<Cart>(shop, "carts/ada")).Lines.ShouldHaveSingleItem("nothing happened");
    }

    async Task IsInTheOutboxAsync(string order)
    {
        using var stop = new CancellationTokenSource(Eventually.Patience, TimeProvider.System);
        var outbox = EventFeed.OfTopic(Shop.Outbox);
        var sent = await new CoordinatorClient(Http).Events.FollowAsync(outbox, cancellation: stop.Token).FirstAsync();
        sent.Event.Messages!.ShouldHaveSingleItem().Value.GetProperty("id").GetString().ShouldBe(order);
    }

    static async Task<T> GetAsync<T>(HttpClient shop, string address) =>
        (await shop.GetFromJsonAsync<T>(new Uri(address, UriKind.Relative)))!;

    static Task<HttpResponseMessage> PutAsync(HttpClient shop, string customer, int quantity) =>
        shop.PutAsJsonAsync(new Uri($"carts/{customer}/{Good}", UriKind.Relative), quantity);

    static async Task<HttpResponseMessage> CheckOutAsync(HttpClient shop, string customer, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"carts/{customer}/checkout");
        request.Headers.Add("Idempotency-Key", key);
        return await shop.SendAsync(request);
    }

    static async Task<string> DetailAsync(HttpResponseMessage answer, int status)
    {
        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
    }
}
