using Coordinator.Dashboard.Tests.Browsers;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>Each view shows what is there, on wide and narrow screens, to everybody.</summary>
public sealed class ViewTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    /// <summary>An id is looked for among transactions and among sagas, and browsers tell of a 404.</summary>
    const string SearchedInVain = "404";

    static readonly (string Place, string Selector, string Text)[] Views =
    [
        ("overview", ".shard-map .cell.in-sync", "in sync"),
        ("overview", ".findings", $"{Seeds.Stuck} is stuck"),
        ("overview", ".hot, .live", "now"),
        ("transactions", ".rows.transactions", Seeds.Transaction),
        ($"transactions/{Seeds.Transaction}", ".detail .waterfall", "prepare"),
        ("in-doubt", "main", "Nobody holds anything"),
        ("sagas", ".rows.sagas", Seeds.Compensated),
        ($"sagas/{Seeds.Compensated}", ".gantt", "undo"),
        ($"sagas/{Seeds.Stuck}", ".detail .verbs", "Retry"),
        ("cluster", ".shard-map", "slots 48–63"),
        ("cluster/2", ".detail .verbs", "Fail over"),
        ("events?collection=orders&from=beginning", ".rows.events", "orders/12"),
        ("events?item=stock%2Flamp", ".rows.events", "stock/lamp"),
        ("events?slot=1", "main", "held here"),
        ("views", ".view-card", "all events applied"),
        ($"views/{Seeds.View}", ".detail table", "c2"),
        ("dead-letters", ".rows.subscriptions", Seeds.Subscription),
        ($"dead-letters/subscription:{Seeds.Subscription}", ".letter .why", ""),
        ("metrics", ".instrument", "store.requests"),
        ($"find/{Seeds.Compensated}", ".findings", "Saga of back"),
    ];

    [SkippableFact]
    public async Task A_view_shows_nothing_of_it()
    {
        await using var tab = await OpenAsync();
        foreach (var (place, selector, text) in Views)
        {
            await tab.GoAsync(place);
            await tab.SeeAsync(selector, text);
        }

        tab.ShouldBeClean(SearchedInVain);
    }

    /// <summary>
    /// All that axe knows in the light; in the dark what can differ, contrasts, where most colours are.
    /// </summary>
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task A_view_cannot_be_read_by_all(ColorScheme scheme)
    {
        await using var tab = await OpenAsync(scheme: scheme);
        var options = new AxeRunOptions { ResultTypes = [ResultType.Violations] };
        if (scheme == ColorScheme.Dark)
            options.RunOnly = RunOnlyOptions.Rules("color-contrast");
        foreach (var place in scheme == ColorScheme.Dark ? Colourful : Places)
        {
            await tab.GoAsync(place);
            await tab.SeeAsync("main .panel, main .empty");
            var found = await tab.Page.RunAxe(options);
            found.Violations
                .Select(one => $"{place}: {one.Id} at {string.Join(" ", one.Nodes.Select(node => node.Html))}")
                .ShouldBeEmpty();
        }
    }

    [SkippableFact]
    public async Task A_phone_has_to_scroll_sideways()
    {
        await using var tab = await OpenAsync(width: 390, height: 844);
        foreach (var place in Places)
        {
            await tab.GoAsync(place);
            await tab.SeeAsync("main .panel, main .empty");
            var over = await tab.Page.EvaluateAsync<int>(
                "() => Math.max(document.documentElement.scrollWidth - innerWidth, "
                + "document.querySelector('main').scrollWidth - document.querySelector('main').clientWidth)");
            over.ShouldBe(0, place);
        }

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { Name = "Cluster" }).First.ClickAsync();
        await tab.SeeAsync("main h1", "Cluster");
        tab.ShouldBeClean(SearchedInVain);
    }

    static IEnumerable<string> Colourful => ["overview", "transactions", $"sagas/{Seeds.Stuck}", "cluster/2"];

    static IEnumerable<string> Places => Views.Select(view => view.Place).Distinct();
}
