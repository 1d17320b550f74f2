using System.Collections.Concurrent;

namespace Coordinator.Local.Tests.Worker.Support;

/// <summary>What happened, in order.</summary>
public sealed class Journal
{
    readonly ConcurrentQueue<string> _lines = [];

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string line) => _lines.Enqueue(line);
}
