using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Something that a history shows and its model forbids.</summary>
public sealed record Anomaly
{
    /// <summary>What it is.</summary>
    public required AnomalyKind Kind { get; init; }

    /// <summary>Its name in the literature, with -process or -realtime where its cycle needs such an order.</summary>
    public required string Name { get; init; }

    /// <summary>Why it is one; for a cycle one sentence an edge.</summary>
    public required string Explanation { get; init; }

    /// <summary>The transactions that show it.</summary>
    public required ImmutableArray<ObservedTransaction> Transactions { get; init; }

    /// <inheritdoc />
    public override string ToString() => $"{Name}: {Explanation}\n{string.Join('\n', Transactions)}";

    internal static Anomaly Of(
        AnomalyKind kind, string explanation, params ImmutableArray<ObservedTransaction> shown) => new()
        {
            Kind = kind,
            Name = AnomalyNames.Of(kind, DependencyKind.None),
            Explanation = explanation,
            Transactions = shown,
        };
}
