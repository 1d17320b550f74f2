using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.TestKit.Checkers;

/// <summary>What a checker found.</summary>
/// <param name="Faults">Everything that is wrong; empty for a history as it should be.</param>
public sealed record FaultReport(ImmutableArray<Fault> Faults)
{
    /// <summary>Beyond this many faults the text only counts.</summary>
    const int ShownMax = 10;

    /// <summary>Whether nothing is wrong.</summary>
    public bool IsValid => Faults.IsEmpty;

    /// <summary>The names of what was found, each once, in order.</summary>
    public IEnumerable<string> Names => Faults.Select(fault => fault.Name).Distinct().Order(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string ToString()
    {
        if (IsValid)
            return "valid";
        var more = Faults.Length > ShownMax
            ? string.Create(CultureInfo.InvariantCulture, $"\nand {Faults.Length - ShownMax} more")
            : "";
        return $"{string.Join('\n', Faults.Take(ShownMax))}{more}";
    }

    internal static FaultReport Of(IEnumerable<Fault> faults) => new([.. faults]);
}
