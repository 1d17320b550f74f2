using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>
/// Finds cycles: first over what data tell alone, then with the order inside each client, then with real time, so that
/// each anomaly is named by the least that it needs. One cycle of a kind for each strongly connected component.
/// </summary>
sealed class CycleSearch
{
    /// <summary>
    /// A search for the shortest cycle in one component looks at about so many edges; then the shortest so far will do,
    /// so that a history that is wrong everywhere is told so in seconds too.
    /// </summary>
    const long StepsMax = 20_000_000;

    const DependencyKind Seen = DependencyKind.WriteWrite | DependencyKind.WriteRead;

    readonly ImmutableArray<ObservedTransaction> _transactions;
    readonly DependencyGraph _graph;
    readonly CyclePath _path;
    readonly List<Anomaly> _found = [];
    readonly HashSet<int> _shown = [];

    public CycleSearch(ImmutableArray<ObservedTransaction> transactions, DependencyGraph graph)
    {
        _transactions = transactions;
        _graph = graph;
        _path = new CyclePath(graph);
    }

    public IReadOnlyList<Anomaly> Find(ConsistencyModel model)
    {
        Find(model, DependencyKind.None);
        if (model == ConsistencyModel.StrictSerializable)
        {
            Find(model, DependencyKind.Process);
            Find(model, DependencyKind.Process | DependencyKind.Realtime);
        }

        return _found;
    }

    void Find(ConsistencyModel model, DependencyKind outside)
    {
        var before = _shown.ToHashSet();
        Search(before, DependencyKind.WriteWrite | outside, CyclePattern.G0);
        Search(before, Seen | outside, CyclePattern.G1c);
        if (model >= ConsistencyModel.Serializable)
        {
            Search(
                before,
                Seen | DependencyKind.ReadWrite | outside,
                CyclePattern.GSingleItem,
                CyclePattern.GNonadjacent,
                CyclePattern.G2Item);
        }
    }

    /// <summary>Reports the first of some patterns that a component shows.</summary>
    /// <param name="before">What was shown with less: components with any of it have nothing new to tell.</param>
    /// <param name="allowed">The edges that make components.</param>
    /// <param name="patterns">The worst first.</param>
    void Search(HashSet<int> before, DependencyKind allowed, params CyclePattern[] patterns)
    {
        foreach (var component in Components.Of(_graph, allowed).Where(places => !places.Any(before.Contains)))
        {
            foreach (var pattern in patterns)
            {
                if (Shortest(component, pattern, allowed) is not { } cycle)
                    continue;
                Show(pattern.Kind, cycle);
                break;
            }
        }
    }

    List<Dependency>? Shortest(int[] component, CyclePattern pattern, DependencyKind allowed)
    {
        var within = component.ToHashSet();
        var rest = allowed & (pattern.Rest | DependencyKind.Process | DependencyKind.Realtime);
        var end = _path.Steps + StepsMax;
        List<Dependency>? best = null;
        foreach (var place in component)
        {
            for (var number = 0; number < _graph.OutOf(place) && _path.Steps < end; number++)
            {
                var edge = _graph.Edge(place, number);
                if (edge.Kind == pattern.First && within.Contains(edge.To))
                    best = _path.Close(edge, pattern, rest, within, best?.Count ?? int.MaxValue) ?? best;
            }
        }

        return best;
    }

    void Show(AnomalyKind kind, List<Dependency> cycle)
    {
        _shown.UnionWith(cycle.Select(edge => edge.From));
        var outside = cycle.Exists(edge => edge.Kind == DependencyKind.Realtime) ? DependencyKind.Realtime
            : cycle.Exists(edge => edge.Kind == DependencyKind.Process) ? DependencyKind.Process
            : DependencyKind.None;
        _found.Add(new Anomaly
        {
            Kind = kind,
            Name = AnomalyNames.Of(kind, outside),
            Explanation = new CycleText(_transactions).Of(cycle),
            Transactions = [.. cycle.Select(edge => _transactions[edge.From])],
        });
    }
}
