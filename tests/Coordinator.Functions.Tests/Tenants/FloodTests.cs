using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>S16 over HTTP: one tenant sends all that it can to a host that serves few requests at once.</summary>
public sealed class FloodTests : IAsyncLifetime
{
    const string Loud = "the-key-of-the-loud";
    const string Quiet = "the-key-of-the-quiet";
    const string Operator = "the-operators-key";
    const int Senders = 24;
    const int Calls = 30;

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");
    AzuriteProcess? _azurite;
    int _shed;
    int _served;

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
    }

    public async Task DisposeAsync()
    {
        if (_azurite is not null)
            await _azurite.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_tenant_that_floods_keeps_others_from_being_served_or_what_is_left_open_from_being_finished()
    {
        await using var host = await StartAsync();
        using var loud = new TenantCaller(host.Client(Loud));
        using var quiet = new TenantCaller(host.Client(Quiet));
        using var operators = new TenantCaller(host.Client(Operator));
        using var enough = new CancellationTokenSource();
        var flood = Enumerable.Range(0, Senders).Select(sender => FloodAsync(loud, sender, enough.Token)).ToList();
        await Eventually.IsTrueAsync(() => Volatile.Read(ref _shed) > Senders);

        var statuses = new List<int>();
        for (var call = 0; call < Calls; call++)
        {
            statuses.Add((await quiet.SendAsync("PUT", $"api/items/things/{call}", "{}")).Status);
            statuses.Add((await quiet.SendAsync("GET", $"api/items/things/{call}")).Status);
        }

        statuses.ShouldAllBe(status => status == 200 || status == 201);
        await RequireSweptAsync(host, operators);
        (Volatile.Read(ref _shed), Volatile.Read(ref _served)).ShouldSatisfyAllConditions(
            counts => counts.Item1.ShouldBeGreaterThan(Calls, "there was no flood"),
            counts => counts.Item2.ShouldBeGreaterThan(0, "the loud one was shut out"));
        flood.ShouldAllBe(sender => !sender.IsCompleted);
        await enough.CancelAsync();
        await Task.WhenAll(flood);
    }

    /// <summary>The coordinator is gone; the host's own timer finds the attempt, and needs no place for it.</summary>
    async Task RequireSweptAsync(ApiHost host, TenantCaller operators)
    {
        const string Id = "left-open";
        await OpenAttempts.LeaveAsync(
            host.Services, new ItemName("things", Id), new TransactionId(Id), TimeSpan.FromSeconds(3));
        (await OpenAsync(operators)).ShouldContain(Id);
        var shed = Volatile.Read(ref _shed);
        await Eventually.IsTrueAsync(async () => await StatusAsync(operators, Id) == "aborted");
        Volatile.Read(ref _shed).ShouldBeGreaterThan(shed, "the flood had ended");
    }

    static async Task<string> StatusAsync(TenantCaller operators, string id) =>
        (await operators.GetAsync($"api/transactions/{id}"))["status"]!.ToString();

    static async Task<string> OpenAsync(TenantCaller operators) =>
        (await operators.GetAsync("api/in-doubt?olderThanMs=0")).ToJsonString();

    async Task FloodAsync(TenantCaller loud, int sender, CancellationToken enough)
    {
        for (var number = 0; !enough.IsCancellationRequested; number++)
        {
            var item = $"flood/{sender}-{number % 50}";
            var body = $$"""{ "operations": [ { "op": "put", "item": "{{item}}", "value": {} } ] }""";
            var answer = await loud.SendAsync("POST", "api/transactions", body);
            if (answer.Status == 429)
                Interlocked.Increment(ref _shed);
            if (answer.Status == 200)
                Interlocked.Increment(ref _served);
        }
    }

    Task<ApiHost> StartAsync() => ApiHost.StartAsync(
        _azurite!, ("Coordinator:Limits:ConcurrentRequests", "10"), ("Coordinator:Slots", "16"),
        ("Coordinator:Access:OperatorKeys:0", KeyDigest.Of(Operator).ToString()),
        ("Coordinator:Tenants:0:Name", "loud"), ("Coordinator:Tenants:0:Keys:0", KeyDigest.Of(Loud).ToString()),
        ("Coordinator:Tenants:1:Name", "quiet"), ("Coordinator:Tenants:1:Keys:0", KeyDigest.Of(Quiet).ToString()));
}
