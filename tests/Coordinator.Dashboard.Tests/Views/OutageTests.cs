using Coordinator.Dashboard.Tests.Browsers;
using Coordinator.Functions.Tests.Support;
using Microsoft.Playwright;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>What is seen while the host, or a part of it, is not there.</summary>
public sealed class OutageTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    static readonly string[] NoConnection =
        ["ERR_CONNECTION_REFUSED", "ERR_CONNECTION_RESET", "ERR_EMPTY_RESPONSE", "503"];

    [SkippableFact]
    public async Task The_last_answer_is_lost_or_taken_for_a_new_one()
    {
        var browser = Fixture.Browser;
        var host = await ApiHost.StartAsync(Fixture.Api.Azurite);
        var port = host.Address.Port;
        await using var tab = await Tab.OpenAsync(browser, host.Address);
        await tab.GoAsync("cluster");
        await tab.SeeAsync(".shard-map .cell.in-sync");

        await host.DisposeAsync();
        await tab.SeeAsync("main .stale", "asked again and again");
        await tab.SeeAsync(".shard-map .cell.in-sync");
        await tab.SeeAsync(".host-state", "no answer");

        await using var again = await ApiHost.StartAsync(Fixture.Api.Azurite, port);
        await tab.Page.Locator("main .stale").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.SeeAsync(".host-state", "ok");
        tab.ShouldBeClean(NoConnection);
    }

    [SkippableFact]
    public async Task A_failing_store_is_not_one_click_away()
    {
        await using var tab = await OpenAsync();
        await tab.Page.RouteAsync("**/api/cluster", async route =>
        {
            var answer = await route.FetchAsync();
            var body = (await answer.TextAsync()).Replace(
                "\"name\":\"b\",\"health\":\"healthy\"", "\"name\":\"b\",\"health\":\"down\"",
                StringComparison.Ordinal);
            await route.FulfillAsync(new() { Response = answer, Body = body });
        });
        await tab.GoAsync("overview");
        await tab.SeeAsync(".findings .bad", "Store b is down");
        await tab.SeeAsync("nav .count.bad");
        await tab.Page.GetByText("Store b is down").ClickAsync();
        await tab.SeeAsync(".shard-map .cell.in-sync.down");
    }

    [SkippableFact]
    public async Task Nothing_looks_like_a_fault()
    {
        await using var tab = await OpenAsync();
        foreach (var (address, body) in Nothing)
        {
            await tab.Page.RouteAsync(
                address, route => route.FulfillAsync(new() { ContentType = "application/json", Body = body }));
        }

        foreach (var (place, text) in new[]
        {
            ("overview", "Nothing is stuck"), ("transactions", "No transaction yet"),
            ("sagas", "There are no sagas yet"), ("in-doubt", "Nobody holds anything"),
            ("events", "Choose what to follow"), ("views", "There are no views"),
            ("dead-letters", "There are no subscriptions"), ("metrics", "No conflicts"),
        })
        {
            await tab.GoAsync(place);
            await tab.SeeAsync("main .empty", text);
        }

        (await tab.Page.Locator(".empty.bad").CountAsync()).ShouldBe(0);
        tab.ShouldBeClean();
    }

    static IEnumerable<(string Address, string Body)> Nothing =>
    [
        ("**/api/activity*", """
            { "host": "h", "startedAt": "2026-01-01T00:00:00Z", "at": "2026-01-01T00:00:00Z", "next": 0, "running": [],
              "ended": [] }
            """),
        ("**/api/metrics", """
            { "host": "h", "at": "2026-01-01T00:00:00Z", "instruments": [], "hotItems": [] }
            """),
        ("**/api/sagas*", """{ "items": [] }"""),
        ("**/api/views/definitions*", """{ "items": [] }"""),
        ("**/api/subscriptions*", """{ "items": [] }"""),
        ("**/api/in-doubt", """{ "transactions": [], "incomplete": [], "unreadableRows": 0 }"""),
    ];
}
