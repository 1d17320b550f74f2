using System.Collections.Immutable;
using System.Globalization;

namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Tells of a cycle why each of its transactions must come before the next.</summary>
sealed class CycleText(ImmutableArray<ObservedTransaction> transactions)
{
    public string Of(IReadOnlyList<Dependency> cycle)
    {
        var sentences = cycle.Select((edge, index) => Sentence(edge, index == cycle.Count - 1));
        return string.Join('\n', sentences);
    }

    string Sentence(Dependency edge, bool isLast)
    {
        var (from, to) = (transactions[edge.From], transactions[edge.To]);
        var text = $"{from.Name} < {to.Name}, because {Reason(edge, from, to)}";
        return isLast ? $"but {text}: a contradiction." : $"{text};";
    }

    static string Reason(Dependency edge, ObservedTransaction from, ObservedTransaction to) => edge switch
    {
        { Kind: DependencyKind.WriteRead, Step: { } step } =>
            $"{to.Name} observed {from.Name}'s append of {Of(step.Earlier)} to {step.Key}",
        { Kind: DependencyKind.WriteWrite, Step: { IsSeen: true } step } =>
            $"{to.Name} appended {Of(step.Later)} to {step.Key} right after {from.Name} appended {Of(step.Earlier)}",
        { Kind: DependencyKind.WriteWrite, Step: { } step } =>
            $"nobody observed {to.Name}'s append of {Of(step.Later)} to {step.Key}, so it came after all that was " +
            $"observed, and {from.Name}'s {Of(step.Earlier)} was",
        { Kind: DependencyKind.ReadWrite, Step: { } step } =>
            $"{from.Name} observed {Version(step.Earlier)} of {step.Key} and not {to.Name}'s append of " +
            $"{Of(step.Later)}",
        { Kind: DependencyKind.Process } =>
            string.Create(CultureInfo.InvariantCulture, $"process {from.Process} did {from.Name} before {to.Name}"),
        _ => $"{from.Name} ended at {Time(from.CompletedAt)}, before {to.Name} was asked for at {Time(to.InvokedAt)}",
    };

    static string Version(long? last) =>
        last is null ? "the initial version" : $"the version that ends in {Of(last)}";

    static string Of(long? value) => string.Create(CultureInfo.InvariantCulture, $"{value}");

    static string Time(long? ticks) => ticks is { } at ? $"{HistoryText.Of(at).Trim()} s" : "no time";
}
