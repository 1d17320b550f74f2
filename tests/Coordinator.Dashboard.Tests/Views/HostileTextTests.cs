using Coordinator.Dashboard.Tests.Browsers;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>What callers choose is text, wherever it is shown.</summary>
public sealed class HostileTextTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    [SkippableTheory]
    [InlineData("transactions", ".rows.transactions")]
    [InlineData("events?collection=odd&from=beginning", ".rows.events")]
    public async Task A_name_becomes_a_part_of_the_page(string place, string selector)
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync(place);
        await tab.SeeAsync(selector, Seeds.Hostile);
        (await tab.Page.Locator("main img").CountAsync()).ShouldBe(0);
        tab.ShouldBeClean();
    }

    [SkippableTheory]
    [InlineData("transactions/")]
    [InlineData("sagas/")]
    [InlineData("find/")]
    [InlineData("views/")]
    public async Task An_address_becomes_a_part_of_the_page(string view)
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync(view + Uri.EscapeDataString(Seeds.Hostile));
        await tab.SeeAsync("main h2", Seeds.Hostile);
        (await tab.Page.Locator("main img").CountAsync()).ShouldBe(0);
        tab.ShouldBeClean("404", "400");
    }
}
