using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas;

/// <summary>Events that came before a step waited for them, in the order of arrival.</summary>
sealed class EventBox
{
    readonly List<SagaSignal> _events = [];

    /// <summary>Keeps an event.</summary>
    /// <returns>False when the box is full.</returns>
    public bool Keep(SagaSignal signal)
    {
        if (_events.Count >= Limits.SagaEventsKeptMax)
            return false;
        _events.Add(signal);
        return true;
    }

    /// <summary>Takes the oldest event of a name out; null when there is none.</summary>
    public SagaSignal? Take(string name)
    {
        var index = _events.FindIndex(signal => signal.Name == name);
        if (index < 0)
            return null;
        var found = _events[index];
        _events.RemoveAt(index);
        return found;
    }
}
