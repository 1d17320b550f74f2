using Microsoft.Playwright;

namespace Coordinator.Dashboard.Tests.Browsers;

/// <summary>What tests in the browser share.</summary>
[Collection(DashboardCollection.Name)]
public abstract class BrowserTest(DashboardFixture fixture)
{
    protected DashboardFixture Fixture { get; } = fixture;

    internal Seeds Seeds => Fixture.Seeds ?? throw new InvalidOperationException("Nothing was started.");

    /// <summary>A new tab at the open host.</summary>
    internal Task<Tab> OpenAsync(int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var browser = Fixture.Browser;
        return Tab.OpenAsync(browser, Fixture.Api.Host.Address, width, height, scheme);
    }
}
