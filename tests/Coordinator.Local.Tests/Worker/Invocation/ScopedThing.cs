using Coordinator.Local.Tests.Worker.Support;

namespace Coordinator.Local.Tests.Worker.Invocation;

/// <summary>Numbered in the order in which scopes made it.</summary>
public sealed class ScopedThing(Journal journal) : IDisposable
{
    static int _made;

    public int Number { get; } = Interlocked.Increment(ref _made);

    public void Dispose() => journal.Write("scope ended");
}
