using Coordinator.Dashboard.Tests.Browsers;
using Coordinator.Local.Demo.Checkout;
using Coordinator.TestKit;
using Microsoft.Playwright;
using Shouldly;
using Spectre.Console;

namespace Coordinator.Dashboard.Tests.Pictures;

/// <summary>
/// Takes the pictures of docs/DASHBOARD.md, under the load of the demo, from a launcher that runs already on a new
/// folder. Run the demo of trips before, so that there are sagas.
/// </summary>
public sealed class PictureTests
{
    /// <summary>The address of the launcher; without it no picture is taken.</summary>
    const string Variable = "COORDINATOR_SCREENSHOTS";

    const int Width = 1360;
    const int Height = 860;
    const string Failover = "3";

    static readonly string Folder = Directory.CreateDirectory(Repository.PathOf("docs/dashboard")).FullName;

    [SkippableFact]
    public async Task A_picture_shows_an_older_dashboard()
    {
        var address = Environment.GetEnvironmentVariable(Variable);
        Skip.If(address is null, $"{Variable} is not set.");
        Skip.If(Chromium.Path is null, "There is no browser.");
        var host = new Uri(new Uri(address!), "/");
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Chromium.Path, Args = Chromium.Arguments, Headless = true });
        using var seeds = await Seeds.SowAsync(host);
        var output = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var load = new CheckoutDemo(output, TimeProvider.System).RunAsync(host, key: null, CancellationToken.None);
        await UnderLoadAsync(browser, host);
        await FailoverAsync(browser, host);
        (await load).ShouldBeTrue("the demo's invariants hold");
        await AfterwardsAsync(browser, host);
    }

    static async Task UnderLoadAsync(IBrowser browser, Uri host)
    {
        await using var tab = await Tab.OpenAsync(browser, host, Width, Height);
        await tab.GoAsync("overview");
        await Eventually.IsTrueAsync(async () => await tab.Page.Locator(".lanes .bar").CountAsync() > 600);
        await tab.SeeAsync(".hot-items li:nth-child(4)");
        await Eventually.IsTrueAsync(async () => await tab.Page.GetByText("Asking the host").CountAsync() == 0);
        await ShootAsync(tab, "overview");
        await tab.GoAsync("in-doubt");
        await tab.SeeAsync(".holder:nth-child(3)");
        await ShootAsync(tab, "in-doubt");
        await tab.GoAsync("transactions?status=retried");
        await tab.Page.Locator(".rows.transactions a").First.ClickAsync();
        await tab.SeeAsync(".detail .waterfall .new-attempt");
        await ShootAsync(tab, "transactions");
        await tab.GoAsync("metrics");
        await tab.SeeAsync(".hot-items li");
        await ShootAsync(tab, "metrics");
    }

    /// <summary>A failover and a rejoin, driven and watched from the page, while the demo goes on.</summary>
    static async Task FailoverAsync(IBrowser browser, Uri host)
    {
        await using var tab = await Tab.OpenAsync(browser, host, Width, Height);
        await tab.GoAsync($"cluster/{Failover}");
        await tab.Page.GetByText("Fail over …").ClickAsync();
        await tab.SeeAsync("dialog[open]");
        await ShootAsync(tab, "failover-1-asked");
        await ConfirmAsync(tab);
        await tab.SeeAsync(".detail .operation-progress.done");
        await ShootAsync(tab, "failover-2-done");
        await tab.Page.GetByText("Let a store join …").ClickAsync();
        await ConfirmAsync(tab);
        if (await IsSeenJoiningAsync(tab))
            await ShootAsync(tab, "failover-3-joining");
        await tab.SeeAsync(".detail .panel header", "rejoin");
        await tab.SeeAsync(".detail .operation-progress.done");
        await ShootAsync(tab, "failover-4-joined");
    }

    /// <summary>A store that has little to copy may have joined before the page asks again.</summary>
    static async Task<bool> IsSeenJoiningAsync(Tab tab)
    {
        var joining = tab.Page.Locator(".cell.joining");
        var done = tab.Page.Locator(".detail .panel header").Filter(new() { HasText = "rejoin" });
        await Eventually.IsTrueAsync(async () => await joining.CountAsync() + await done.CountAsync() > 0);
        return await joining.CountAsync() > 0;
    }

    /// <summary>Under the load of the demo storage may be too slow at first; then again.</summary>
    static async Task ConfirmAsync(Tab tab)
    {
        await Eventually.IsTrueAsync(
            async () =>
            {
                await tab.Page.Locator("dialog [type=submit]").ClickAsync();
                await tab.SeeAsync("dialog [role=status], dialog [role=alert]");
                return await tab.Page.Locator("dialog [role=status]").CountAsync() > 0;
            },
            2 * Eventually.Patience);
        await tab.Page.Keyboard.PressAsync("Escape");
    }

    static async Task AfterwardsAsync(IBrowser browser, Uri host)
    {
        await using var tab = await Tab.OpenAsync(browser, host, Width, Height);
        await tab.GoAsync("sagas?state=compensated");
        await tab.Page.Locator(".rows.sagas a").Filter(new() { HasText = "cleo" }).First.ClickAsync();
        await tab.SeeAsync(".gantt .step.undo");
        await ShootAsync(tab, "sagas");
        await tab.GoAsync($"sagas/{Seeds.Stuck}");
        await tab.SeeAsync(".detail .verbs");
        await ShootAsync(tab, "saga-stuck");
        await tab.GoAsync("events?collection=checkout-orders&from=beginning");
        await tab.SeeAsync(".rows.events details");
        await ShootAsync(tab, "events");
        await tab.GoAsync("views/checkout-revenue-by-day");
        await tab.SeeAsync(".detail table td");
        await ShootAsync(tab, "views");
        await tab.GoAsync($"dead-letters/subscription:{Seeds.Subscription}");
        await tab.SeeAsync(".letter .why");
        await ShootAsync(tab, "dead-letters");

        await using var dark = await Tab.OpenAsync(browser, host, Width, Height, ColorScheme.Dark);
        await dark.GoAsync("overview");
        await dark.SeeAsync(".findings a");
        await dark.SeeAsync(".hot-items li");
        await ShootAsync(dark, "overview-dark");
        await using var phone = await Tab.OpenAsync(browser, host, 390, 844);
        await phone.GoAsync("overview");
        await phone.SeeAsync(".findings a");
        await ShootAsync(phone, "phone");
    }

    static async Task ShootAsync(Tab tab, string name) =>
        await tab.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
}
