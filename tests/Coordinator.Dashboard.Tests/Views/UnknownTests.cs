using Coordinator.Dashboard.Tests.Browsers;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>What nobody has told is not said to be fine.</summary>
public sealed class UnknownTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    const string Sagas = "trip-stuck/pay/action";

    [SkippableFact]
    public async Task A_host_that_does_not_tell_counts_as_nothing_stuck()
    {
        await using var tab = await OpenAsync();
        foreach (var address in new[] { "**/api/in-doubt", "**/api/sagas?*", "**/api/subscriptions*" })
            await tab.Page.RouteAsync(address, route => route.FulfillAsync(new() { Status = 503 }));
        await tab.GoAsync("overview");
        await tab.SeeAsync(".findings .warn", "What is in doubt is not known");
        await tab.SeeAsync(".findings .warn", "Which sagas are stuck is not known");
        await tab.SeeAsync(".findings .warn", "What was given up is not known");
        (await tab.Page.GetByText("Nothing is stuck").CountAsync()).ShouldBe(0);
        tab.ShouldBeClean("503");
    }

    [SkippableFact]
    public async Task A_part_of_the_stores_counts_as_all_of_them()
    {
        await using var tab = await OpenAsync();
        await InDoubtAsync(tab, """{ "transactions": [], "incomplete": [ "b" ], "unreadableRows": 2 }""");
        await tab.GoAsync("overview");
        await tab.SeeAsync(".findings .warn", "Store b does not tell what is in doubt");
        await tab.SeeAsync(".findings .bad", "2 rows of transactions cannot be read");
        await tab.GoAsync("in-doubt");
        await tab.SeeAsync("main .empty", "Nothing that the stores which answer know of");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task Young_ones_count_as_nobody()
    {
        await using var tab = await OpenAsync();
        await InDoubtAsync(tab, $$"""{ "transactions": [ {{Of("young")}} ], "incomplete": [], "unreadableRows": 0 }""");
        await tab.GoAsync("in-doubt?age=old");
        await tab.SeeAsync("main .empty", "None that old");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_transaction_of_a_saga_leads_nowhere()
    {
        await using var tab = await OpenAsync();
        await InDoubtAsync(tab, $$"""{ "transactions": [ {{Of(Sagas)}} ], "incomplete": [], "unreadableRows": 0 }""");
        await tab.GoAsync("in-doubt");
        await tab.SeeAsync(".holder", "the saga can be cancelled");
        (await tab.Page.Locator(".holder .verbs").CountAsync()).ShouldBe(0);
        await tab.Page.Locator(".holder h2 a").ClickAsync();
        await tab.SeeAsync(".detail h2", Seeds.Stuck);

        await tab.Page.Locator("#search").FillAsync(Sagas);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeeAsync(".findings", "Saga of stuck");
        tab.ShouldBeClean();
    }

    static async Task InDoubtAsync(Tab tab, string body) => await tab.Page.RouteAsync(
        "**/api/in-doubt", route => route.FulfillAsync(new() { ContentType = "application/json", Body = body }));

    static string Of(string id) => $$"""
        { "id": "{{id}}", "attempt": 1, "ageMs": 900, "slots": [ 1 ], "items": [ "orders/1" ], "votes": [] }
        """;
}
