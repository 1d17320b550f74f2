using Coordinator.Dashboard.Tests.Browsers;
using Microsoft.Playwright;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>Everything works without a mouse.</summary>
public sealed class KeyboardTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task A_view_cannot_be_reached_by_a_key()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync("overview");
        string[] titles =
        [
            "Overview", "Transactions", "In doubt", "Sagas", "Cluster", "Events", "Views", "Dead letters", "Metrics",
        ];
        foreach (var (title, i) in titles.Select((title, i) => (title, i)).Reverse())
        {
            await tab.Page.Keyboard.PressAsync(((char)('1' + i)).ToString());
            await tab.SeeAsync("main h1", title);
        }

        await tab.Page.Keyboard.TypeAsync("gs");
        await tab.SeeAsync("main h1", "Sagas");
        tab.ShouldBeClean();
    }

    [SkippableFact]
    public async Task A_row_is_opened_by_the_mouse_only()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync("sagas");
        await tab.SeeAsync(".rows.sagas a");
        await tab.Page.Keyboard.TypeAsync("j");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeeAsync(".detail .gantt");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Locator(".detail").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync(Seeds.Stuck);
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeeAsync(".findings", "Saga of stuck");
        tab.ShouldBeClean("404"); // There is no transaction of that id.
    }

    [SkippableFact]
    public async Task The_focus_leaves_a_dialog_that_is_open()
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync("cluster/0");
        await tab.Page.GetByText("Fail over …").FocusAsync();
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeeAsync("dialog[open]");
        for (var i = 0; i < 6; i++)
        {
            await tab.Page.Keyboard.PressAsync("Tab");
            (await tab.Page.EvaluateAsync<bool>(
                "() => document.activeElement === document.body || document.activeElement.closest('dialog') !== null"))
                .ShouldBeTrue();
        }

        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.Page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await tab.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Fail over …");
        (await Seeds.GetAsync("api/cluster/shards/0"))["epoch"]!.GetValue<int>().ShouldBe(1, "nothing was done");
        tab.ShouldBeClean();
    }
}
