using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>What a checker found.</summary>
/// <param name="Model">What the history was held against.</param>
/// <param name="Anomalies">Everything that the model forbids; empty for a valid history.</param>
public sealed record CheckResult(ConsistencyModel Model, ImmutableArray<Anomaly> Anomalies)
{
    /// <summary>Beyond this many anomalies the text only counts.</summary>
    const int ShownMax = 10;

    /// <summary>Whether the model allows the history.</summary>
    public bool IsValid => Anomalies.IsEmpty;

    /// <summary>The names of what was found, each once, in order.</summary>
    public IEnumerable<string> Names =>
        Anomalies.Select(anomaly => anomaly.Name).Distinct().Order(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string ToString()
    {
        if (IsValid)
            return $"{Model}: valid";
        var shown = string.Join("\n\n", Anomalies.Take(ShownMax));
        var more = Anomalies.Length > ShownMax
            ? string.Create(CultureInfo.InvariantCulture, $"\n\nand {Anomalies.Length - ShownMax} more")
            : "";
        return $"{Model}: not valid, {string.Join(", ", Names)}\n\n{shown}{more}";
    }
}
