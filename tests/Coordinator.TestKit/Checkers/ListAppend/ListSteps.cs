using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>The steps of one transaction, in order.</summary>
sealed record ListSteps(ImmutableArray<MicroOperation> Operations)
{
    public override string ToString() => string.Join(", ", Operations);
}
