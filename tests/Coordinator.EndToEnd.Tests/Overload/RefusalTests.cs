using System.Globalization;
using System.Text.Json.Nodes;
using Coordinator.Client;
using Coordinator.EndToEnd.Tests.Crash;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Overload;

/// <summary>T42 over HTTP: accounts that refuse nearly a third of all requests for a minute, under load.</summary>
public sealed class RefusalTests(ITestOutputHelper output)
{
    const int Clients = 8;
    const double Share = 0.3;

    /// <summary>
    /// Accounts in trouble must not be asked more often than those that are well: so many times as often at most.
    /// </summary>
    const double MoreAskedMost = 1.5;

    static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);
    static readonly TimeSpan Trouble = TimeSpan.FromSeconds(60);
    static readonly TimeSpan RecoveredWithin = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Accounts_that_refuse_for_a_minute_lose_what_was_acknowledged_or_leave_hosts_slow()
    {
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync("storage", "--data", data.FullName, "--stores", "3");
        var stores = await ProxiesAsync(data.SettingsFile);
        try
        {
            await using var host = LauncherProcess.Spawn(
                stores.Index().ToDictionary(
                    one => string.Create(
                        CultureInfo.InvariantCulture, $"Coordinator__Stores__{one.Index}__ConnectionString"),
                    one => one.Item.Connection),
                "host", "--settings", data.SettingsFile, "--port",
                FreePort.Take().ToString(CultureInfo.InvariantCulture));
            var address = await host.ReadyAsync();
            await RunAsync(address, [.. stores.Select(one => one.Store)]);
        }
        finally
        {
            foreach (var (store, _) in stores)
                await store.DisposeAsync();
        }
    }

    async Task RunAsync(Uri address, List<RefusingStore> stores)
    {
        using var watch = new CallWatch();
        using var http = new HttpClient(watch) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(30) };
        var client = new CoordinatorClient(http);
        await Bank.OpenAsync(client);
        var load = new TransferLoad(new Bank(seed: 42), [.. Enumerable.Repeat(client, Clients)]);
        await Eventually.IsTrueAsync(() => load.Answered > 100);
        watch.Take();

        var before = await MeasureAsync("before", Quiet, watch, stores);
        stores.ForEach(store => store.Share = Share);
        var during = await MeasureAsync("during", Trouble, watch, stores);
        stores.ForEach(store => store.Share = 0);
        await MeasureAsync("recovering", RecoveredWithin, watch, stores);
        var after = await MeasureAsync("after", Quiet, watch, stores);
        var answers = await load.EndAsync();
        var audit = await BankAudit.ReadAsync(client, answers);
        output.WriteLine($"{answers.Count} answers, {audit.Committed} transfers are there");

        audit.Faults().ShouldBeEmpty();
        during.Figures.Faults.ShouldBeEmpty();
        (during.Figures.Count(429) + during.Figures.Count(503)).ShouldBeGreaterThan(0);
        during.AskedPerSecond.ShouldBeLessThan(MoreAskedMost * before.AskedPerSecond);
        after.Figures.Count(503).ShouldBe(0);
        // Twice, and some: both are short, and the machine may be busy.
        after.Figures.Percentile(0.99)
            .ShouldBeLessThan((2 * before.Figures.Percentile(0.99)) + TimeSpan.FromMilliseconds(500));
    }

    async Task<(CallFigures Figures, double AskedPerSecond)> MeasureAsync(
        string name, TimeSpan time, CallWatch watch, List<RefusingStore> stores)
    {
        var (asked, refused) = (stores.Sum(store => store.Asked), stores.Sum(store => store.Refused));
        await Task.Delay(time, TimeProvider.System);
        var figures = watch.Take();
        asked = stores.Sum(store => store.Asked) - asked;
        refused = stores.Sum(store => store.Refused) - refused;
        var perSecond = asked / time.TotalSeconds;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {figures}; {asked} requests to accounts, {refused} of them refused, {perSecond:F0} a second"));
        return (figures, perSecond);
    }

    static async Task<List<(RefusingStore Store, string Connection)>> ProxiesAsync(string settingsFile)
    {
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(settingsFile))!;
        var proxies = new List<(RefusingStore, string)>();
        foreach (var store in settings["Coordinator"]!["Stores"]!.AsArray())
        {
            var connection = store!["ConnectionString"]!.GetValue<string>();
            var table = connection.Split(';')
                .Single(part => part.StartsWith("TableEndpoint=", StringComparison.Ordinal));
            var account = new Uri(table["TableEndpoint=".Length..]);
            var proxy = await RefusingStore.StartAsync(account, seed: proxies.Count);
            proxies.Add((proxy, connection.Replace(
                account.GetLeftPart(UriPartial.Authority), proxy.Address.GetLeftPart(UriPartial.Authority),
                StringComparison.Ordinal)));
        }

        return proxies;
    }
}
