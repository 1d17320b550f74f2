using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Subscriptions;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Client;

public sealed class ViewsClientTests(ApiFixture fixture) : ApiTest(fixture)
{
    CoordinatorClient Client => new(Http);

    [Fact]
    public async Task A_client_does_not_see_in_a_view_what_it_wrote()
    {
        var (client, view) = (Client, Fresh());
        await DefineAsync(client, view, """[ "/who" ]""");
        foreach (var (id, who) in new[] { ("1", "al/ice ~"), ("2", "al/ice ~"), ("3", "bob") })
            await client.PutAsync($"{view}/{id}", new { who, total = 10 });
        var written = ViewReadOptions.OwnWrites(Eventually.Patience);
        var row = (await client.Views.FindAsync<Totals>(view, "al/ice ~", written)).ShouldNotBeNull();
        row.Value.ShouldBe(new Totals(20));
        (await client.Views.FindAsync<Totals>(view, "nobody", written)).ShouldBeNull();
        var rows = await client.Views.RowsAsync<Totals>(view, options: written).ToListAsync();
        rows.Select(found => string.Join('|', found.Key)).ShouldBe(["al/ice ~", "bob"]);
        (await client.Views.RowsAsync(view, "b").ToListAsync()).Count.ShouldBe(1);
        var other = Client;
        other.Observe(client.SeenCommitTime!);
        (await other.Views.FindAsync<Totals>(view, "bob", written)).ShouldNotBeNull().Value.Total.ShouldBe(10);
    }

    [Fact]
    public async Task A_key_of_several_parts_does_not_arrive()
    {
        var (client, view) = (Client, Fresh());
        await DefineAsync(client, view, """[ "/country", "/who" ]""");
        await client.PutAsync($"{view}/1", new { country = "d/e~", who = "alice", total = 1 });
        var key = WireAddresses.ViewKey("d/e~", "alice");
        var row = await client.Views.GetAsync(view, key, ViewReadOptions.OwnWrites(Eventually.Patience));
        row.Required.Key.ShouldBe(["d/e~", "alice"]);
    }

    [Fact]
    public async Task Views_and_subscriptions_are_led_through_their_lives_wrongly()
    {
        var (client, name) = (Client, Fresh());
        await DefineAsync(client, name, """[ "/who" ]""");
        (await client.Views.GetDefinitionAsync(name)).Required.HasDeadLetters.ShouldBeFalse();
        (await client.Views.RebuildAsync(name)).Required.Name.ShouldBe(name);
        (await client.Views.ListDeadLettersAsync(name)).Required.Items.ShouldBeEmpty();
        (await client.Views.AllDefinitionsAsync().AnyAsync(view => view.Name == name)).ShouldBeTrue();
        (await client.Views.RemoveAsync(name)).IsSuccess.ShouldBeTrue();

        var definition = new SubscriptionDefinitionBody { Source = name, Target = new() { Queue = "mail" } };
        (await client.Subscriptions.PutAsync(name, definition)).Required.State.ShouldBe(SubscriptionStates.Active);
        (await client.Subscriptions.PauseAsync(name)).Required.State.ShouldBe(SubscriptionStates.Paused);
        (await client.Subscriptions.ResumeAsync(name)).Required.State.ShouldBe(SubscriptionStates.Active);
        (await client.Subscriptions.GetAsync(name)).Required.Lag.ShouldBe(0);
        var replay = new SubscriptionReplayBody { DeadLetters = true };
        (await client.Subscriptions.ReplayAsync(name, replay)).Required.Left.ShouldBe(0);
        (await client.Subscriptions.ListDeadLettersAsync(name)).Required.Items.ShouldBeEmpty();
        (await client.Subscriptions.AllAsync().AnyAsync(found => found.Name == name)).ShouldBeTrue();
        (await client.Subscriptions.RemoveAsync(name)).IsSuccess.ShouldBeTrue();
    }

    static async Task DefineAsync(CoordinatorClient client, string view, string key)
    {
        var definition = $$"""
            { "source": "{{view}}", "key": {{key}}, "aggregates": { "total": { "sum": "/total" } } }
            """;
        (await client.Views.DefineAsync(view, definition)).EnsureSuccess();
    }

    sealed record Totals(int Total);
}
