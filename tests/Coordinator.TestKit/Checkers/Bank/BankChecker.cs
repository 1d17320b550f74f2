using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>
/// Judges transfers between accounts and reads of all of them (Jepsen's bank, T23): money is moved, never made or lost,
/// and every read shows one moment.
/// </summary>
public static class BankChecker
{
    /// <summary>Everything that is wrong.</summary>
    public static FaultReport Check(
        ImmutableArray<ObservedOperation<BankInput, BankReading>> history, BankRules rules) =>
        FaultReport.Of(Reads(history).SelectMany(read => rules.Faults(read.Output!, read.ToString())));

    /// <summary>What YCSB+T's closed economy comes to: the last read against what there was.</summary>
    /// <exception cref="ArgumentException">Nobody has read the bank, so nothing is known.</exception>
    public static ClosedEconomy EconomyOf(
        ImmutableArray<ObservedOperation<BankInput, BankReading>> history, BankRules rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var last = Reads(history).MaxBy(read => read.InvokedAt)
            ?? throw new ArgumentException("There is no read.", nameof(history));
        return new ClosedEconomy(
            rules.Total, last.Output!.Total, history.Count(operation => operation.Status == CompletionStatus.Ok));
    }

    static IEnumerable<ObservedOperation<BankInput, BankReading>> Reads(
        ImmutableArray<ObservedOperation<BankInput, BankReading>> history) =>
        history.Where(operation => operation is { Input: ReadBank, Status: CompletionStatus.Ok });
}
