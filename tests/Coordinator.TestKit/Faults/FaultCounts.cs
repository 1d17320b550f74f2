namespace Coordinator.TestKit.Faults;

/// <summary>What became of the requests of a world.</summary>
public sealed class FaultCounts
{
    readonly Dictionary<FaultKind, int> _kinds = [];

    /// <summary>Requests that left their hosts or died with them.</summary>
    public int Requests { get; private set; }

    /// <summary>Requests that arrived once more.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Requests that met a fate.</summary>
    public int Of(FaultKind kind) => _kinds.GetValueOrDefault(kind);

    internal void Add(FaultDecision decision)
    {
        Requests++;
        Duplicates += decision.Duplicates.Length;
        _kinds[decision.Kind] = Of(decision.Kind) + 1;
    }
}
