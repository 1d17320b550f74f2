using Coordinator.Functions.Tests.Support;
using Microsoft.Playwright;

namespace Coordinator.Dashboard.Tests.Browsers;

/// <summary>A browser, and an open host with something to look at. Without a browser nothing is started.</summary>
public sealed class DashboardFixture : IAsyncLifetime
{
    IPlaywright? _playwright;
    IBrowser? _browser;

    internal ApiFixture Api { get; } = new();

    internal Seeds? Seeds { get; private set; }

    /// <summary>The browser; skips the test where there is none.</summary>
    internal IBrowser Browser
    {
        get
        {
            Skip.If(
                _browser is null,
                $"There is no Chromium, Chrome or Edge here; {Chromium.Variable} may name its program.");
            return _browser!;
        }
    }

    public async Task InitializeAsync()
    {
        if (Chromium.Path is null)
            return;
        await Api.InitializeAsync();
        Seeds = await Seeds.SowAsync(Api.Host.Address);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium.Path,
            Args = Chromium.Arguments,
            Headless = true,
        });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
        Seeds?.Dispose();
        if (Chromium.Path is not null)
            await Api.DisposeAsync();
    }
}
