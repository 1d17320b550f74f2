namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// Strongly connected components by Tarjan's algorithm, with a stack of its own: histories are deeper than a thread's.
/// </summary>
sealed class Components
{
    readonly DependencyGraph _graph;
    readonly DependencyKind _allowed;
    readonly int[] _index;
    readonly int[] _low;
    readonly bool[] _isOpen;
    readonly Stack<int> _open = new();
    readonly Stack<(int Place, int Edge)> _path = new();
    readonly List<int[]> _found = [];
    int _next = 1;

    Components(DependencyGraph graph, DependencyKind allowed)
    {
        _graph = graph;
        _allowed = allowed;
        _index = new int[graph.Count];
        _low = new int[graph.Count];
        _isOpen = new bool[graph.Count];
    }

    /// <summary>Those with a cycle, over edges of some kinds.</summary>
    public static IReadOnlyList<int[]> Of(DependencyGraph graph, DependencyKind allowed)
    {
        var components = new Components(graph, allowed);
        for (var place = 0; place < graph.Count; place++)
        {
            if (components._index[place] == 0)
                components.Visit(place);
        }

        return components._found;
    }

    void Visit(int root)
    {
        Enter(root);
        while (_path.TryPop(out var step))
        {
            if (step.Edge == _graph.OutOf(step.Place))
            {
                Leave(step.Place);
                continue;
            }

            _path.Push((step.Place, step.Edge + 1));
            Follow(step.Place, _graph.Edge(step.Place, step.Edge));
        }
    }

    void Follow(int place, Dependency edge)
    {
        if ((edge.Kind & _allowed) == DependencyKind.None)
            return;
        if (_index[edge.To] == 0)
            Enter(edge.To);
        else if (_isOpen[edge.To])
            _low[place] = Math.Min(_low[place], _index[edge.To]);
    }

    void Enter(int place)
    {
        _index[place] = _low[place] = _next++;
        _isOpen[place] = true;
        _open.Push(place);
        _path.Push((place, 0));
    }

    void Leave(int place)
    {
        if (_path.TryPeek(out var above))
            _low[above.Place] = Math.Min(_low[above.Place], _low[place]);
        if (_low[place] != _index[place])
            return;
        var component = new List<int>();
        int member;
        do
        {
            member = _open.Pop();
            _isOpen[member] = false;
            component.Add(member);
        }
        while (member != place);
        // There are no edges from a transaction to itself.
        if (component.Count > 1)
            _found.Add([.. component]);
    }
}
