using Coordinator.Contracts;
using Coordinator.Dashboard.Tests.Browsers;
using Coordinator.Functions.Tests.Support;
using Microsoft.Playwright;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>Who may look, and what becomes of the key.</summary>
public sealed class SignInTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    const string Operator = "operator-key-of-a-test";
    const string Client = "client-key-of-a-test";

    [SkippableFact]
    public async Task A_key_is_not_asked_for_or_gets_into_an_address()
    {
        var browser = Fixture.Browser;
        await using var host = await KeyedHostAsync();
        await using var tab = await Tab.OpenAsync(browser, host.Address);
        await tab.GoAsync("cluster");
        await tab.SeeAsync(".sign-in", "key of an operator");
        (await tab.Page.Locator(".sign-in:modal").CountAsync()).ShouldBe(1);

        await SignInAsync(tab, "of-nobody");
        await tab.SeeAsync(".sign-in [role=alert]", "not accepted");
        await SignInAsync(tab, "not sendable €");
        await tab.SeeAsync(".sign-in [role=alert]", "visible characters");
        await SignInAsync(tab, Operator);
        await tab.SeeAsync(".shard-map .cell.in-sync");
        (await tab.Page.Locator(".sign-in").CountAsync()).ShouldBe(0);

        tab.Requests.ShouldNotContain(request => request.Url.Contains(Operator, StringComparison.Ordinal));
        tab.Requests.ShouldContain(request =>
            request.Headers.GetValueOrDefault(WireHeaders.FunctionsKey.ToLowerInvariant()) == Operator);
        (await tab.Page.EvaluateAsync<int>("() => localStorage.length")).ShouldBe(0);
        (await tab.Page.Context.CookiesAsync()).ShouldBeEmpty();

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await tab.SeeAsync(".sign-in");
        (await tab.Page.Locator(".shard-map").CountAsync()).ShouldBe(0);
        (await tab.Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(0);
        tab.ShouldBeClean("401", "403");
    }

    [SkippableFact]
    public async Task A_client_is_told_nothing_about_the_key_that_it_lacks()
    {
        var browser = Fixture.Browser;
        await using var host = await KeyedHostAsync();
        await using var tab = await Tab.OpenAsync(browser, host.Address);
        await tab.GoAsync("cluster");
        await SignInAsync(tab, Client);
        await tab.SeeAsync(".sign-in [role=alert]");
        (await tab.Page.Locator(".shard-map").CountAsync()).ShouldBe(0);
    }

    Task<ApiHost> KeyedHostAsync() => ApiHost.StartAsync(
        Fixture.Api.Azurite, ("Host:Keys:Function", Client), ("Host:Keys:Admin", Operator));

    static async Task SignInAsync(Tab tab, string text)
    {
        await tab.Page.Locator(".sign-in input").FillAsync(text);
        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Look inside" }).ClickAsync();
    }
}
