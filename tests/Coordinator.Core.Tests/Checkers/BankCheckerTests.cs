using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.Bank;
using Coordinator.TestKit.Checkers.Histories;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>T23, T24: the judge of banks, on readings that are plainly right or wrong.</summary>
public class BankCheckerTests
{
    static readonly BankRules Rules = new(["a", "b"], Total: 20);

    [Fact]
    public void A_right_history_is_called_wrong()
    {
        Require([Read(10, 10), Transfer(), Read(7, 13), Read(0, 20)]);
        Require([]);
    }

    [Fact]
    public void Half_a_transfer_goes_unnoticed() => Require([Read(10, 10), Read(7, 10)], "wrong-total");

    [Fact]
    public void An_account_in_debt_goes_unnoticed() => Require([Read(-1, 21)], "negative-value");

    [Fact]
    public void An_account_that_may_owe_is_held_against_a_bank() =>
        Assert.True(BankChecker.Check(Of(Read(-1, 21)), Rules with { MayOwe = true }).IsValid);

    [Fact]
    public void An_account_without_a_balance_goes_unnoticed() => Require([Read(20, null)], "nil-balance");

    [Fact]
    public void A_missing_account_goes_unnoticed() =>
        Require([("0-1", new ReadBank(), BankReading.Of([new("a", 20)]))], "nil-balance");

    [Fact]
    public void An_account_that_nobody_opened_goes_unnoticed() => Require(
        [("0-1", new ReadBank(), BankReading.Of([new("a", 10), new("b", 10), new("c", 0)]))], "unexpected-key");

    [Fact]
    public void One_fault_hides_another() => Require([Read(-1, null)], "negative-value", "nil-balance", "wrong-total");

    [Fact]
    public void A_read_without_an_answer_is_held_against_a_bank() =>
        Require([("0-?", new ReadBank(), BankReading.Done), ("1-!", new ReadBank(), BankReading.Done)]);

    [Fact]
    public void A_fault_does_not_tell_what_was_read()
    {
        var fault = Assert.Single(BankChecker.Check(Of(Read(7, 10)), Rules).Faults);
        Assert.StartsWith("wrong-total: 17 and not 20 in T1 ", fault.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("read: a=7 b=10", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Money_that_was_made_or_lost_does_not_count_or_counts_by_what_failed()
    {
        var failed = ("2-!", (BankInput)new TransferMoney("b", "a", 1), BankReading.Done);
        Assert.Equal(0, BankChecker.EconomyOf(Of(Transfer(), failed, Read(7, 13)), Rules).AnomalyScore);
        Assert.Equal(1.5m, BankChecker.EconomyOf(Of(Transfer(), failed, Read(7, 10)), Rules).AnomalyScore);
        Assert.Equal(1.5m, BankChecker.EconomyOf(Of(Transfer(), failed, Read(10, 13)), Rules).AnomalyScore);
    }

    [Fact]
    public void An_early_read_passes_for_the_end()
    {
        var early = ("0-1", (BankInput)new ReadBank(), Reading(10, 10));
        var late = ("4-5", (BankInput)new ReadBank(), Reading(10, 12));
        Assert.Equal(22, BankChecker.EconomyOf(Of(late, early), Rules).FinalTotal);
    }

    [Fact]
    public void A_bank_that_nobody_read_or_used_has_no_anomaly()
    {
        Assert.Throws<ArgumentException>(() => BankChecker.EconomyOf(Of(Transfer()), Rules));
        Assert.Throws<InvalidOperationException>(() => new ClosedEconomy(20, 20, 0).AnomalyScore);
    }

    static void Require((string, BankInput, BankReading)[] history, params string[] names)
    {
        var report = BankChecker.Check(Of(history), Rules);
        Assert.True(report.Names.SequenceEqual(names), report.ToString());
    }

    static ImmutableArray<ObservedOperation<BankInput, BankReading>> Of(
        params (string, BankInput, BankReading)[] history) => ShortOperations.Of(history);

    static (string, BankInput, BankReading) Transfer() => ("0-1", new TransferMoney("b", "a", 3), BankReading.Done);

    static (string, BankInput, BankReading) Read(long? a, long? b) => ("2-3", new ReadBank(), Reading(a, b));

    static BankReading Reading(long? a, long? b) => BankReading.Of([new("a", a), new("b", b)]);
}
