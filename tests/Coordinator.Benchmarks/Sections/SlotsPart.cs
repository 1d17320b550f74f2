using System.Collections.Immutable;
using Coordinator.Benchmarks.Loads;
using Coordinator.Benchmarks.Peers;
using Coordinator.Benchmarks.Report;
using Coordinator.Benchmarks.Virtual;

namespace Coordinator.Benchmarks.Sections;

/// <summary>What a transaction costs by its slots, with the latencies of Azure, in virtual time.</summary>
sealed class SlotsPart : IReportPart
{
    const int Clients = 8;

    static readonly ImmutableArray<PeerKind> Kinds =
        [PeerKind.PlainWrites, PeerKind.Coordinator, PeerKind.DecisionRecord, PeerKind.Orchestration];

    /// <inheritdoc />
    public string Id => "slots";

    /// <inheritdoc />
    public string Name => "latency by slots, simulated";

    /// <inheritdoc />
    public Task<ReportSection> RunAsync(ReportScale scale, Action<string> say)
    {
        var cases = from replicas in (int[])[1, 2, 3]
                    from kind in Kinds
                    from slots in scale.Slots
                    select (Kind: kind, Replicas: replicas, Slots: slots);
        var measured = VirtualRuns.Of(cases, one =>
        {
            say($"{one.Kind.Title()}, {one.Slots} slots, R = {one.Replicas}");
            return new SlotMeasurement(one.Kind, one.Replicas, one.Slots, Measure(one.Kind, one.Replicas, one.Slots,
                scale.Operations));
        });
        return Task.FromResult(SlotReport.Section(Id, "What does a transaction cost?", """
            Each client adds to one account in each of so many slots and begins the next operation when it has the
            answer; no two share an account. Four ways do the same on the same rows: plain conditional writes without
            any transaction; Coordinator; classic two-phase commit, which makes a decision record durable before it
            answers; and the same protocol as Coordinator's run as one orchestration each, on an engine reduced to the
            storage requests that an engine on queues and tables cannot avoid. With one slot at R = 1 there is one
            participant, and two-phase commit needs one phase only. Eight clients; bands reach from p50 to p99.
            """, "simulated Azure, virtual time", "slots", measured));
    }

    static LoadMeasurement Measure(PeerKind kind, int replicas, int slots, int operations)
    {
        var seed = (replicas * 100) + slots;
        var deployment = new VirtualDeployment(new VirtualOptions { Seed = seed, Replicas = replicas });
        return new VirtualLoad(deployment, kind, Clients).Run(
            new SeparateAccounts(deployment.Accounts, slots, Clients), operations);
    }
}
