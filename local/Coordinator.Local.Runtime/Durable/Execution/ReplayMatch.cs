using System.Globalization;
using Coordinator.Local.Runtime.Durable.History;
using DurableTask.Core.Exceptions;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Compares what a replay did with what the history says that was done.</summary>
static class ReplayMatch
{
    /// <summary>Does nothing when the replay did the same.</summary>
    /// <param name="actions">What the replay has done so far, by number.</param>
    /// <param name="recorded">What the history says.</param>
    /// <param name="position">Where in the history, from 0.</param>
    /// <exception cref="NonDeterministicOrchestrationException">It did not; the message names both.</exception>
    public static void Require(
        IReadOnlyDictionary<int, ScheduledEvent> actions, ScheduledEvent recorded, int position)
    {
        if (!actions.TryGetValue(recorded.Id, out var replayed))
            throw Mismatch(recorded, position, "the replay has done nothing of that number (yet?)");
        if (replayed.GetType() != recorded.GetType() || !HaveSameSubject(replayed, recorded))
            throw Mismatch(recorded, position, $"the replay did {Describe(replayed)} under that number");
    }

    static bool HaveSameSubject(ScheduledEvent one, ScheduledEvent other) =>
        string.Equals(one.Subject(), other.Subject(), StringComparison.OrdinalIgnoreCase);

    static NonDeterministicOrchestrationException Mismatch(ScheduledEvent recorded, int position, string instead) =>
        new(string.Create(
            CultureInfo.InvariantCulture,
            $"The history says at position {position} that action {recorded.Id} was {Describe(recorded)}, "
                + $"but {instead}. "
                + $"Was the orchestrator changed after this instance had started, or is it not deterministic?"));

    static string Describe(ScheduledEvent action) =>
        action.Subject() is { } subject ? $"{action.Kind()} '{subject}'" : action.Kind();
}
