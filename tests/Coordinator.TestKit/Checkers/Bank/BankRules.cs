using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>What must hold of every reading of a bank.</summary>
/// <param name="Accounts">All accounts there are.</param>
/// <param name="Total">The money in them, always.</param>
public sealed record BankRules(ImmutableSortedSet<string> Accounts, long Total)
{
    const string UnexpectedKey = "unexpected-key";
    const string NilBalance = "nil-balance";
    const string WrongTotal = "wrong-total";
    const string NegativeValue = "negative-value";

    /// <summary>Whether an account may owe money.</summary>
    public bool MayOwe { get; init; }

    /// <summary>What is wrong with a reading, in Jepsen's words. An account that is not there has no balance.</summary>
    /// <param name="reading">What was read.</param>
    /// <param name="where">Who read it and when, for the explanation.</param>
    public IEnumerable<Fault> Faults(BankReading reading, string where)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var unexpected = reading.Balances.Keys.Except(Accounts).ToList();
        if (unexpected.Count > 0)
            yield return new Fault(UnexpectedKey, $"{string.Join(' ', unexpected)} in {where}");
        var nil = Accounts.Where(account => reading.Balances.GetValueOrDefault(account) is null).ToList();
        if (nil.Count > 0)
            yield return new Fault(NilBalance, $"{string.Join(' ', nil)} in {where}");
        if (reading.Total != Total)
            yield return new Fault(WrongTotal, $"{reading.Total} and not {Total} in {where}");
        var negative = reading.Balances.Where(account => account.Value < 0).Select(account => account.Key).ToList();
        if (negative.Count > 0 && !MayOwe)
            yield return new Fault(NegativeValue, $"{string.Join(' ', negative)} in {where}");
    }
}
