namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// Closes a cycle: the shortest way back from the end of an edge to its start, breadth first. A state is a transaction
/// and whether it was reached by a read that missed an append, which matters where two in a row are not allowed.
/// </summary>
sealed class CyclePath(DependencyGraph graph)
{
    readonly int[] _round = new int[2 * graph.Count];
    readonly int[] _length = new int[2 * graph.Count];
    readonly int[] _before = new int[2 * graph.Count];
    readonly Dependency[] _by = new Dependency[2 * graph.Count];
    readonly Queue<int> _queue = new();
    int _current;

    /// <summary>How many edges all searches have looked at.</summary>
    public long Steps { get; private set; }

    /// <summary>The edges of a cycle, this one first; null when there is none shorter than a length.</summary>
    public List<Dependency>? Close(
        Dependency first, CyclePattern pattern, DependencyKind allowed, HashSet<int> within, int length)
    {
        _current++;
        _queue.Clear();
        Reach(State(first, pattern), before: -1, first, 1);
        while (_queue.TryDequeue(out var state) && _length[state] + 1 < length)
        {
            foreach (var edge in graph.From(state / 2))
            {
                Steps++;
                var isAllowed = (edge.Kind & allowed) != DependencyKind.None && within.Contains(edge.To);
                if (!isAllowed || !MayFollow(state, edge, pattern))
                    continue;
                var next = State(edge, pattern);
                if (_round[next] != _current)
                    Reach(next, state, edge, _length[state] + 1);
                if (edge.To == first.From && MayFollow(next, first, pattern))
                    return Back(next);
            }
        }

        return null;
    }

    static int State(Dependency edge, CyclePattern pattern) =>
        2 * edge.To + (pattern.IsNonadjacent && edge.Kind == DependencyKind.ReadWrite ? 1 : 0);

    static bool MayFollow(int state, Dependency edge, CyclePattern pattern) =>
        !pattern.IsNonadjacent || state % 2 == 0 || edge.Kind != DependencyKind.ReadWrite;

    void Reach(int state, int before, Dependency by, int length)
    {
        _round[state] = _current;
        _before[state] = before;
        _by[state] = by;
        _length[state] = length;
        _queue.Enqueue(state);
    }

    List<Dependency> Back(int last)
    {
        var edges = new List<Dependency>();
        for (var state = last; state >= 0; state = _before[state])
            edges.Add(_by[state]);
        edges.Reverse();
        return edges;
    }
}
