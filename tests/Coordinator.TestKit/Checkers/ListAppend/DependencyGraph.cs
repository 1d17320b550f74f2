namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>All dependencies, by the transaction that comes first.</summary>
sealed class DependencyGraph
{
    readonly int[] _starts;
    readonly Dependency[] _edges;

    /// <param name="count">How many transactions there are.</param>
    /// <param name="dependencies">Their dependencies, in any order.</param>
    public DependencyGraph(int count, List<Dependency> dependencies)
    {
        Count = count;
        _starts = new int[count + 1];
        foreach (var edge in dependencies)
            _starts[edge.From + 1]++;
        for (var place = 0; place < count; place++)
            _starts[place + 1] += _starts[place];
        _edges = new Dependency[dependencies.Count];
        var next = _starts.AsSpan(0, count).ToArray();
        foreach (var edge in dependencies)
            _edges[next[edge.From]++] = edge;
    }

    public int Count { get; }

    public ReadOnlySpan<Dependency> From(int place) => _edges.AsSpan(_starts[place], OutOf(place));

    public int OutOf(int place) => _starts[place + 1] - _starts[place];

    public Dependency Edge(int place, int number) => _edges[_starts[place] + number];
}
