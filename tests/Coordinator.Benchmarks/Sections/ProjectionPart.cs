using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What many shards would do and cost: simulated where that is possible, else worked out.</summary>
sealed class ProjectionPart : IReportPart
{
    const int Replicas = 2;
    const int ShardsOfAccount = 20;
    const int AccountsLeast = 3;
    const int Accounts = 16_384;

    const int FillingFactor = 4;

    /// <summary>As many as can be filled in a simulation.</summary>
    const int FilledShardsMax = 10;

    const double SecondsMax = 2;

    static readonly ImmutableArray<PeerKind> Kinds =
        [PeerKind.PlainWrites, PeerKind.Coordinator, PeerKind.DecisionRecord, PeerKind.Orchestration];

    /// <inheritdoc />
    public string Id => "projection";

    /// <inheritdoc />
    public string Name => "projection to many shards";

    /// <inheritdoc />
    public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var measured = VirtualRuns.Of(scale.Shards, shards =>
        {
            say(string.Create(CultureInfo.InvariantCulture, $"{shards} shards, simulated"));
            return new ShardMeasurement(
                shards, Stores(shards), Measure(PeerKind.Coordinator, shards, scale, scale.ProjectionClients),
                shards <= FilledShardsMax
                    ? Measure(PeerKind.Coordinator, shards, scale, FillingFactor * scale.ProjectionClients)
                    : null);
        });
        var costs = VirtualRuns.Of(Kinds, kind =>
        {
            say($"{kind.Title()}, requests of a transfer");
            return (kind, Measure(kind, scale.Shards[^1], scale, scale.ProjectionClients));
        });
        return Task.FromResult(new ProjectionReport(measured, costs).Section(Id));
    }

    static LoadMeasurement Measure(
        PeerKind kind, int shards, ReportScale scale, int clients)
    {
        var deployment = new VirtualDeployment(new VirtualOptions
        {
            Seed = shards,
            Slots = shards,
            Shards = shards,
            Stores = Stores(shards),
            Replicas = Replicas,
            AccountsInSlot = Accounts / shards,
        });
        var choice = new ZipfAccounts(deployment.Accounts, theta: 0, count: 2);
        return new VirtualLoad(deployment, kind, clients).Run(
            choice, TimeSpan.FromSeconds(Math.Min(scale.VirtualSeconds, SecondsMax)));
    }

    static int Stores(int shards) => Math.Max(AccountsLeast, shards / ShardsOfAccount);
}
