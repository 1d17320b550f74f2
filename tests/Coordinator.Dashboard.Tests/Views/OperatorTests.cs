using Coordinator.Core.Model;
using Coordinator.Dashboard.Tests.Browsers;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>What operators do here is done, and seen to be done.</summary>
public sealed class OperatorTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    /// <summary>Longer than the test, so that nobody else aborts it.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    [SkippableFact]
    public async Task A_failover_cannot_be_driven_and_watched_to_its_end()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync("cluster/1");
        await tab.SeeAsync(".detail", "b, c");
        await DoAsync(tab, "Fail over …", "Fail over", ("drop", "c"));
        await tab.SeeAsync("dialog", "has begun");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.SeeAsync(".detail", "Last operation: failover");
        await tab.SeeAsync(".detail .operation-progress.done");
        await tab.SeeAsync(".shard-map .row:nth-child(3)", "epoch 2");
        (await tab.Page.Locator(".shard-map .row:nth-child(3) .cell.in-sync").CountAsync()).ShouldBe(1);

        await tab.GoAsync("overview");
        await tab.SeeAsync(".findings", "Shard 1 has 1 of 2 replicas");
        await tab.Page.GetByText("Shard 1 has 1 of 2 replicas").ClickAsync();
        await DoAsync(tab, "Let a store join …", "Let it join", ("add", "c"));
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.SeeAsync(".detail", "Last operation: rejoin");
        await tab.SeeAsync(".detail .operation-progress.done");
        await Eventually.IsTrueAsync(async () =>
            await tab.Page.Locator(".shard-map .row:nth-child(3) .cell.in-sync").CountAsync() == 2);
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_transaction_that_holds_an_item_cannot_be_aborted()
    {
        await using var tab = await OpenAsync();
        await OpenAttempts.LeaveAsync(
            Fixture.Api.Host.Services, new ItemName("held", "lamp"), new TransactionId("left-open"), Lease);
        await tab.GoAsync("in-doubt");
        await tab.SeeAsync(".held-items", "held/lamp");
        await tab.SeeAsync(".holder .votes", "store");
        await DoAsync(tab, "Abort …", "Abort it");
        await tab.SeeAsync("dialog [role=status]", "What it held is free");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.SeeAsync("main", "Nobody holds anything");
        (await Seeds.GetAsync("api/transactions/left-open"))["status"]!.GetValue<string>().ShouldBe("aborted");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_committed_transaction_is_said_to_be_aborted()
    {
        await using var tab = await OpenAsync();
        // As if it had looked undecided when the operator began.
        await tab.Page.RouteAsync("**/api/in-doubt", route => route.FulfillAsync(new()
        {
            ContentType = "application/json",
            Body = $$"""
                { "transactions": [ { "id": "{{Seeds.Transaction}}", "attempt": 1, "ageMs": 9000, "slots": [ 1 ],
                  "items": [ "orders/1" ], "votes": [] } ], "incomplete": [], "unreadableRows": 0 }
                """,
        }));
        await tab.GoAsync("in-doubt");
        await DoAsync(tab, "Abort …", "Abort it");
        await tab.SeeAsync("dialog [role=status]", "the commit was decided before the abort came");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_stuck_step_cannot_be_tried_again()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync($"sagas/{Seeds.Stuck}");
        await DoAsync(tab, "Retry …", "Retry it");
        await tab.SeeAsync("dialog [role=status]", "takes the word");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.SeeAsync(".timeline", "operator accepted");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task Dead_letters_cannot_be_replayed()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync($"dead-letters/subscription:{Seeds.Subscription}");
        await tab.SeeAsync(".letter .why");
        await DoAsync(tab, "Replay …", "Replay");
        await tab.SeeAsync("dialog [role=status]", "0 delivered");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_view_is_rebuilt_without_being_watched()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync($"views/{Seeds.View}");
        await DoAsync(tab, "Rebuild …", "Rebuild");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.SeeAsync(".view-card", "generation 2");
        await tab.SeeAsync(".view-card .state", "live");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_refused_order_says_nothing()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync("cluster/0");
        await DoAsync(tab, "Move …", "Move it", ("to", "a, nowhere"));
        await tab.SeeAsync("dialog [role=alert]", "/to");
        tab.ShouldBeClean("400");
    }

    /// <summary>Presses a verb, answers what it asks, and confirms.</summary>
    static async Task DoAsync(Tab tab, string verb, string confirm, params (string Field, string Value)[] answers)
    {
        await tab.Page.GetByText(verb, new() { Exact = true }).First.ClickAsync();
        foreach (var (field, value) in answers)
        {
            var input = tab.Page.Locator($"dialog [name={field}]");
            if (await input.EvaluateAsync<bool>("element => element.tagName === 'SELECT'"))
                await input.SelectOptionAsync(value);
            else
                await input.FillAsync(value);
        }

        await tab.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = confirm, Exact = true })
            .ClickAsync();
        await tab.SeeAsync("dialog [role=status], dialog [role=alert]");
    }
}
