using System.Collections.Concurrent;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>The instances that this host works on.</summary>
sealed class Sessions(EngineParts parts)
{
    readonly ConcurrentDictionary<string, InstanceSession> _sessions = new(StringComparer.Ordinal);

    public int Count => _sessions.Count;

    public void Post(string instanceId, Arrival arrival)
    {
        while (!_sessions.GetOrAdd(instanceId, id => new InstanceSession(id, parts)).TryPost(arrival))
        {
            // It is being closed; whoever closes it takes it out right after.
            Thread.Yield();
        }
    }

    /// <summary>Closes the sessions that nothing has happened to for some time.</summary>
    public void CloseIdle()
    {
        foreach (var (id, session) in _sessions)
        {
            if (session.TryClose(parts.Hub.Settings.IdleMax))
                _sessions.TryRemove(new KeyValuePair<string, InstanceSession>(id, session));
        }
    }
}
