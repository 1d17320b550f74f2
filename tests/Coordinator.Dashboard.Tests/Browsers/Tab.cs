using Coordinator.TestKit;
using Microsoft.Playwright;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Browsers;

/// <summary>A tab of the browser that notes what no page may do.</summary>
sealed class Tab : IAsyncDisposable
{
    readonly IBrowserContext _context;
    readonly Uri _host;
    readonly List<string> _faults = [];
    readonly List<IRequest> _requests = [];
    readonly Lock _gate = new();

    Tab(IBrowserContext context, IPage page, Uri host)
    {
        (_context, Page, _host) = (context, page, host);
        page.Console += (_, message) => Note(message.Type == "error" ? $"{message.Text} at {message.Location}" : null);
        page.PageError += (_, error) => Note(error);
        page.Dialog += async (_, dialog) =>
        {
            Note($"A dialog of the browser: {dialog.Message}");
            await dialog.DismissAsync();
        };
        page.Request += (_, request) =>
        {
            lock (_gate)
                _requests.Add(request);
        };
    }

    public IPage Page { get; }

    /// <summary>All requests so far.</summary>
    public IReadOnlyList<IRequest> Requests
    {
        get
        {
            lock (_gate)
                return [.. _requests];
        }
    }

    public static async Task<Tab> OpenAsync(
        IBrowser browser, Uri host, int width = 1440, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(2 * (float)Eventually.Patience.TotalMilliseconds);
        return new Tab(context, await context.NewPageAsync(), host);
    }

    /// <summary>Goes to a place of the dashboard, such as <c>cluster/1</c>.</summary>
    public async Task GoAsync(string place)
    {
        await Page.GotoAsync(new Uri(_host, $"api/dashboard#/{place}").AbsoluteUri);
        await Page.Locator("main h1").WaitForAsync();
    }

    /// <summary>Waits until something is on the page.</summary>
    public Task SeeAsync(string selector) => Page.Locator(selector).First.WaitForAsync();

    /// <summary>Waits until a text is in some part of the page.</summary>
    public Task SeeAsync(string selector, string text) =>
        Page.Locator(selector).Filter(new LocatorFilterOptions { HasText = text }).First.WaitForAsync();

    /// <summary>Nothing went wrong in it, beside answers that a test has asked for.</summary>
    /// <param name="expected">Parts of messages that are no faults here.</param>
    public void ShouldBeClean(params string[] expected)
    {
        lock (_gate)
            _faults.Where(fault => !expected.Any(part => fault.Contains(part, StringComparison.Ordinal)))
                .ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    // The answer to "how was the last scrub" is 404 before the first one, and browsers tell of it.
    void Note(string? fault)
    {
        if (fault is null || fault.Contains("api/cluster/scrub", StringComparison.Ordinal))
            return;
        lock (_gate)
            _faults.Add(fault);
    }
}
