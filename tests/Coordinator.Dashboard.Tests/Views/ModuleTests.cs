using System.Text.Json;
using Coordinator.Dashboard.Tests.Browsers;
using Shouldly;

namespace Coordinator.Dashboard.Tests.Views;

/// <summary>What the modules of the page work out, asked for in the page.</summary>
public sealed class ModuleTests(DashboardFixture fixture) : BrowserTest(fixture)
{
    [SkippableFact]
    public async Task A_rate_stops_at_what_a_host_remembers_or_mixes_two_hosts()
    {
        var rates = await AskAsync("""
            const { withSample, recentRates } = await import('/api/dashboard/core/rates.js');
            const answer = (host, at, value) => ({ host, at, instruments: [
              { name: 'coordinator.transactions', points: [ { tags: { outcome: 'committed' }, value } ] } ] });
            const seen = [ ['a', 0, 5000], ['b', 1, 7], ['a', 3, 14000], ['b', 4, 307] ];
            const samples = seen.reduce((all, [host, second, value]) =>
              withSample(all, answer(host, 1000 * second, value), 50000 + 1000 * second), new Map());
            return recentRates(samples);
            """);
        rates.GetProperty("committed").GetDouble().ShouldBe(3000 + 100, 0.001);
        rates.GetProperty("refused").GetDouble().ShouldBe(0);
    }

    [SkippableFact]
    public async Task A_host_of_another_clock_ran_its_transactions_in_the_future()
    {
        var skew = await AskAsync("""
            const hour = 3600000;
            const at = (back) => new Date(Date.now() + hour - back).toISOString();
            const run = { id: 't', startedAt: at(2000), durationMs: 10, status: 'committed', phases: [] };
            const asked = window.fetch;
            window.fetch = async (address, options) => address.startsWith('/api/activity')
              ? Response.json({ host: 'h', at: at(0), next: 1, running: [], ended: [ run ] })
              : asked(address, options);
            const { activity } = await import('/api/dashboard/core/activity.js');
            const told = new Promise((tell) => activity.state.watch((state) =>
              state.data?.ended.some((one) => one.id === 't') && tell(state.data)));
            activity.refresh();
            return Date.now() - (await told).ended.find((one) => one.id === 't').endedAt;
            """);
        skew.GetDouble().ShouldBeInRange(0, 600_000);
    }

    [SkippableFact]
    public async Task A_browser_that_keeps_nothing_shows_nothing()
    {
        await using var tab = await OpenAsync();
        await tab.Page.AddInitScriptAsync("""
            for (const name of ['localStorage', 'sessionStorage'])
              Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
            """);
        await tab.GoAsync("cluster");
        await tab.SeeAsync(".shard-map .cell.in-sync");
        tab.ShouldBeClean();
    }

    async Task<JsonElement> AskAsync(string script)
    {
        await using var tab = await OpenAsync();
        await tab.GoAsync("metrics");
        return await tab.Page.EvaluateAsync<JsonElement>($"async () => {{ {script} }}");
    }
}
