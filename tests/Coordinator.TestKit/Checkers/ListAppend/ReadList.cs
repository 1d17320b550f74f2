using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Reads a whole list.</summary>
/// <param name="Key">The list.</param>
/// <param name="Values">What was read; null where that is not known.</param>
public sealed record ReadList(string Key, ImmutableArray<long>? Values = null) : MicroOperation(Key)
{
    /// <inheritdoc />
    public override string ToString() => $"r {Key} {(Values is { } values ? HistoryText.Of(values) : "?")}";
}
