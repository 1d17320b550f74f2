using Coordinator.Simulation.Sagas;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Simulation.Broken;

/// <summary>Without what sagas ask of their participants (T30).</summary>
static class SagaConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("saga-barrier", "a compensation closes its action, so that one that comes late does nothing",
            participants => participants.HasBarrier = false),
        Of("saga-memory", "a participant does what comes again once, and answers as before",
            participants => participants.IsForgetful = true),
    ];

    static BrokenCoordinator Of(string name, string drops, Action<SimParticipants> without) =>
        new(name, $"ours, T30: {drops}")
        {
            Run = seed => new SagaNemesis(seed, without).Run(),
            RunSound = seed => new SagaNemesis(seed).Run(),
        };
}
