using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Linearizability;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// The search's verdicts against those of a search through all orders, and on long histories known to be right or not.
/// </summary>
public class LinearizabilityVerdictTests
{
    const int SmallHistories = 6000;
    const int Long = 10_000;

    [Fact]
    public void The_verdict_is_not_that_of_a_search_through_all_orders()
    {
        var right = 0;
        Seeds.ForEach(SmallHistories, seed =>
        {
            var history = new RandomRegisters(seed)
            {
                Clients = 3,
                Keys = 1 + seed % 2,
                Values = 3,
                UnknownPercent = 20,
                WrongPercent = 40,
            }.Make(7);
            var result = LinearizabilityChecker.Check(new CasRegister(), history);
            var isRight = new RegisterOrders(history).Explain();
            Assert.NotEqual(LinearizabilityVerdict.Undecided, result.Verdict);
            Assert.True(result.IsLinearizable == isRight, $"{result}\n{string.Join('\n', history)}");
            right += isRight ? 1 : 0;
        });
        Assert.InRange(right, SmallHistories / 10, SmallHistories * 9 / 10);
    }

    [Fact]
    public void A_long_right_history_is_not_judged_in_steps_in_proportion() => Seeds.ForEach(3, seed =>
    {
        var result = LinearizabilityChecker.Check(new CasRegister(), new RandomRegisters(seed).Make(Long));
        Assert.True(result.IsLinearizable, result.ToString());
        Assert.Equal(20, result.Keys.Length);
        Assert.InRange(result.Keys.Sum(key => key.Steps), Long / 2, 100 * Long);
    });

    [Fact]
    public void A_long_right_history_of_one_register_is_not_judged() => Seeds.ForEach(3, seed =>
    {
        var history = new RandomRegisters(seed) { Keys = 1, UnknownPercent = 0, Values = 100 }.Make(2000);
        var result = LinearizabilityChecker.Check(new CasRegister(), history);
        Assert.True(result.IsLinearizable, result.ToString());
    });

    [Fact]
    public void One_wrong_read_among_ten_thousand_operations_goes_unnoticed() => Seeds.ForEach(3, seed =>
    {
        var history = new RandomRegisters(seed).Make(Long);
        var wrong = Enumerable.Range(Long / 2, Long / 2).First(place =>
            history[place] is { Input: ReadRegister, Status: CompletionStatus.Ok });
        var broken = history.SetItem(wrong, history[wrong] with { Output = RegisterOutput.Found("never written") });
        var result = LinearizabilityChecker.Check(new CasRegister(), broken);
        Assert.Equal(LinearizabilityVerdict.NotLinearizable, result.Verdict);
        var key = Assert.Single(result.Keys, one => one.Verdict == LinearizabilityVerdict.NotLinearizable);
        Assert.Contains(key.Left, left => left.Number == wrong + 1);
    });
}
