using System.Collections.Immutable;

namespace Coordinator.TestKit.Checkers.Bank;

/// <summary>What a bank answers.</summary>
/// <param name="Balances">
/// What a read found in each account, null in one without a value; nothing at all for a transfer.
/// </param>
public sealed record BankReading(ImmutableSortedDictionary<string, long?> Balances)
{
    /// <summary>A transfer was made.</summary>
    public static BankReading Done { get; } = new(ImmutableSortedDictionary<string, long?>.Empty);

    /// <summary>What a read found.</summary>
    public static BankReading Of(IEnumerable<KeyValuePair<string, long?>> balances) =>
        new(balances.ToImmutableSortedDictionary(StringComparer.Ordinal));

    /// <summary>The money in all accounts.</summary>
    public long Total => Balances.Values.Sum(balance => balance ?? 0);

    /// <inheritdoc />
    public override string ToString() => Balances.IsEmpty
        ? "done"
        : string.Join(' ', Balances.Select(account => $"{account.Key}={account.Value?.ToString() ?? "nil"}"));
}
