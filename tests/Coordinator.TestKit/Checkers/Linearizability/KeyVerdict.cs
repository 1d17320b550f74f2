using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.TestKit.Checkers.Linearizability;

/// <summary>What was found out about one object.</summary>
public sealed record KeyVerdict
{
    /// <summary>So many of the last operations of the longest order are shown.</summary>
    const int ShownMax = 12;

    /// <summary>The object.</summary>
    public required string Key { get; init; }

    /// <summary>Whether there is an order.</summary>
    public required LinearizabilityVerdict Verdict { get; init; }

    /// <summary>How many operations have to be in an order; unknown ones may be.</summary>
    public required int CertainCount { get; init; }

    /// <summary>How many steps the search took.</summary>
    public required long Steps { get; init; }

    /// <summary>What the object held at the end of the longest order that was found.</summary>
    public required string State { get; init; }

    /// <summary>The longest order that was found; all of it when there is one.</summary>
    public required ImmutableArray<PlacedOperation> Prefix { get; init; }

    /// <summary>
    /// What might have come next and could not, for the object would not have answered so, or it led nowhere; empty
    /// when there is an order.
    /// </summary>
    public required ImmutableArray<PlacedOperation> Left { get; init; }

    /// <inheritdoc />
    public override string ToString() => Verdict switch
    {
        LinearizabilityVerdict.Linearizable => Text($"{Key}: linearizable, {Prefix.Length} operations"),
        LinearizabilityVerdict.NotLinearizable => Text($"{Key}: not linearizable. {Story}"),
        _ => Text($"{Key}: undecided after {Steps} steps. {Story}"),
    };

    string Story
    {
        get
        {
            var more = Prefix.Length > ShownMax ? Text($"\n  ... {Prefix.Length - ShownMax} before") : "";
            var shown = string.Concat(Prefix.TakeLast(ShownMax).Select(placed => $"\n  {placed}"));
            var left = string.Concat(Left.Select(one => $"\n  {one.Text}"));
            return Text($"The longest order has {Prefix.Length} operations of {CertainCount} that have to be there:")
                + $"{more}{shown}\nThen it holds {State}, and none of these can follow:{left}";
        }
    }

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
