using Coordinator.Local.Runtime.Durable;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>Ids that are readable, and different for each host.</summary>
sealed class SequentialIds(string host) : IIdSource
{
    int _last;

    public string NewId() => $"{host}-{Interlocked.Increment(ref _last)}";
}
