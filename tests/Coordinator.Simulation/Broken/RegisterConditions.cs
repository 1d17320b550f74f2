using Coordinator.Core.Registers;
using Coordinator.Simulation.Registers;
using Coordinator.Simulation.Without.Registers;

namespace Coordinator.Simulation.Broken;

/// <summary>Without one of the rules of the placement register (0020).</summary>
static class RegisterConditions
{
    public static IReadOnlyList<BrokenCoordinator> List { get; } =
    [
        Of("register-same-ballot", "a read takes as chosen what acceptors hold under one ballot", 3,
            acceptor => new SameBallot(acceptor)),
        Of("register-promise", "an acceptor keeps its promises", 3, acceptor => new PromiseCheck(acceptor)),
        // Of three acceptors two would have to lose their answers at once.
        Of("register-read-back", "a write without an answer is read back", 1, acceptor => new ReadBack(acceptor)),
    ];

    static BrokenCoordinator Of(string name, string drops, int acceptors, Func<IAcceptor, IAcceptor> without) =>
        new(name, $"ours, 0020: {drops}")
        {
            Run = seed => new RegisterNemesis(seed, acceptors, without).RequireOneRegister(),
            RunSound = seed => new RegisterNemesis(seed, acceptors).RequireOneRegister(),
            SeedsMax = 300,
        };
}
