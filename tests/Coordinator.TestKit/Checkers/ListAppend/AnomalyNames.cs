namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What anomalies are called, and which model forbids them.</summary>
static class AnomalyNames
{
    /// <param name="kind">The anomaly.</param>
    /// <param name="order">The order outside the data that its cycle needs.</param>
    public static string Of(AnomalyKind kind, DependencyKind order) => Of(kind) + order switch
    {
        DependencyKind.Process => "-process",
        DependencyKind.Realtime => "-realtime",
        _ => "",
    };

    /// <summary>
    /// Whether a model forbids it. Read committed says nothing of what a transaction reads twice, nor of lost updates.
    /// </summary>
    public static bool IsForbiddenBy(ConsistencyModel model, AnomalyKind kind) => kind switch
    {
        AnomalyKind.Internal or AnomalyKind.LostUpdate => model >= ConsistencyModel.Serializable,
        AnomalyKind.GSingleItem or AnomalyKind.GNonadjacent or AnomalyKind.G2Item =>
            model >= ConsistencyModel.Serializable,
        _ => true,
    };

    static string Of(AnomalyKind kind) => kind switch
    {
        AnomalyKind.Malformed => "malformed",
        AnomalyKind.Internal => "internal",
        AnomalyKind.FutureRead => "future-read",
        AnomalyKind.DuplicateElements => "duplicate-elements",
        AnomalyKind.IncompatibleOrder => "incompatible-order",
        AnomalyKind.Garbage => "garbage",
        AnomalyKind.DirtyUpdate => "dirty-update",
        AnomalyKind.LostUpdate => "lost-update",
        AnomalyKind.GSingleItem => "G-single-item",
        AnomalyKind.GNonadjacent => "G-nonadjacent",
        AnomalyKind.G2Item => "G2-item",
        _ => kind.ToString(),
    };
}
