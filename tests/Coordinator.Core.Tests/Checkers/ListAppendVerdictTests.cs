using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// The checker's verdicts against those of a search through all orders, and on histories known to be valid or not.
/// </summary>
public class ListAppendVerdictTests
{
    const int SmallHistories = 3000;

    [Theory]
    [InlineData(ConsistencyModel.Serializable)]
    [InlineData(ConsistencyModel.StrictSerializable)]
    public void The_verdict_is_not_that_of_a_search_through_all_orders(ConsistencyModel model)
    {
        var valid = 0;
        Seeds.ForEach(SmallHistories, seed =>
        {
            var history = new RandomHistory(seed).Make();
            var result = ListAppendChecker.Check(history, model);
            var isValid = new SerialOrders(history, model == ConsistencyModel.StrictSerializable).Explain();
            Assert.True(result.IsValid == isValid, $"{result}\n{string.Join('\n', history)}");
            valid += isValid ? 1 : 0;
        });
        Assert.InRange(valid, SmallHistories / 10, SmallHistories * 9 / 10);
    }

    [Fact]
    public void A_valid_history_is_called_invalid() => Seeds.ForEach(20, seed =>
    {
        var history = new ValidHistory(seed).Make(500);
        foreach (var model in Enum.GetValues<ConsistencyModel>())
            RequireValid(history, model);
    });

    [Fact]
    public void A_long_history_is_not_judged_in_a_time_in_proportion() =>
        RequireValid(new ValidHistory(seed: 1).Make(100_000), ConsistencyModel.StrictSerializable);

    [Fact]
    public void One_stale_read_among_a_hundred_thousand_transactions_goes_unnoticed()
    {
        var history = new ValidHistory(seed: 2).Make(100_000);
        var later = Enumerable.Range(history.Length / 2, history.Length / 2);
        var stale = later.First(place => IsStaleable(history[place]));
        var shorter = Shorter((ReadList)history[stale].Operations[0]);
        var broken = history.SetItem(stale, history[stale] with { Operations = [shorter] });
        Assert.False(ListAppendChecker.Check(broken, ConsistencyModel.StrictSerializable).IsValid);
    }

    [Fact]
    public void A_history_that_is_wrong_everywhere_is_not_judged_in_a_time_in_proportion()
    {
        // Every tenth read misses the last values: all of it is one component.
        var history = new ValidHistory(seed: 3).Make(20_000);
        ImmutableArray<ObservedTransaction> broken =
        [
            .. history.Select((one, place) => place % 10 == 0 && IsStaleable(one)
                ? one with { Operations = [Shorter((ReadList)one.Operations[0])] }
                : one),
        ];
        Assert.False(ListAppendChecker.Check(broken, ConsistencyModel.StrictSerializable).IsValid);
    }

    static ReadList Shorter(ReadList read) => read with { Values = read.Values!.Value[..^50] };

    /// <summary>Whether it only reads one list, which is long.</summary>
    static bool IsStaleable(ObservedTransaction transaction) =>
        transaction.Operations is [ReadList { Values.Length: > 100 }];

    static void RequireValid(ImmutableArray<ObservedTransaction> history, ConsistencyModel model)
    {
        var result = ListAppendChecker.Check(history, model);
        Assert.True(result.IsValid, result.ToString());
    }
}
