namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What the edges of a cycle must be for it to be a certain anomaly.</summary>
/// <param name="Kind">The anomaly.</param>
/// <param name="First">Kinds of the edge that makes it one; a search begins there.</param>
/// <param name="Rest">Kinds of its other edges, besides those of orders outside the data.</param>
/// <param name="IsNonadjacent">Whether no two edges in a row may be reads that missed an append.</param>
sealed record CyclePattern(
    AnomalyKind Kind, DependencyKind First, DependencyKind Rest, bool IsNonadjacent = false)
{
    const DependencyKind Seen = DependencyKind.WriteWrite | DependencyKind.WriteRead;
    const DependencyKind All = Seen | DependencyKind.ReadWrite;

    public static CyclePattern G0 { get; } =
        new(AnomalyKind.G0, DependencyKind.WriteWrite, DependencyKind.WriteWrite);

    public static CyclePattern G1c { get; } = new(AnomalyKind.G1c, DependencyKind.WriteRead, Seen);

    public static CyclePattern GSingleItem { get; } = new(AnomalyKind.GSingleItem, DependencyKind.ReadWrite, Seen);

    public static CyclePattern GNonadjacent { get; } =
        new(AnomalyKind.GNonadjacent, DependencyKind.ReadWrite, All, IsNonadjacent: true);

    public static CyclePattern G2Item { get; } = new(AnomalyKind.G2Item, DependencyKind.ReadWrite, All);
}
