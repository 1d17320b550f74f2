using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Simulation;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>Writes down what the clients of all hosts ask for and are told.</summary>
/// <typeparam name="TInput">What is asked for.</typeparam>
/// <typeparam name="TOutput">What is answered.</typeparam>
sealed class RecordedClients<TInput, TOutput>(SimWorld world)
{
    readonly OperationHistory<TInput, TOutput> _history = new(world.NewHost("history").Time);
    readonly Dictionary<SimNode, int> _processes = [];

    /// <summary>Things that clients asked for.</summary>
    public int Count { get; private set; }

    /// <summary>All that was asked for and told so far.</summary>
    public ImmutableArray<ObservedOperation<TInput, TOutput>> History => _history.History();

    /// <summary>The client on a host asks for something.</summary>
    public OpenOperation<TInput, TOutput> Begin(SimNode node, TInput input)
    {
        Count++;
        if (!_processes.TryGetValue(node, out var process))
            _processes[node] = process = _history.NewProcess();
        return _history.Begin(process, input);
    }

    /// <summary>
    /// The client on a host does not know what became of something, or does not wait for it: another takes its place.
    /// </summary>
    public void Retire(SimNode node) => _processes.Remove(node);

    /// <summary>A failure that tells the history too.</summary>
    public SimulationFailedException Failure(WorldInspection inspection, string problem) =>
        inspection.Failure($"{problem}\n\n{_history}\n");
}
