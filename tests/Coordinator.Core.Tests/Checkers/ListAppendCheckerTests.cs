using System.Collections.Immutable;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>
/// The vectors of Elle's own tests and what they leave out: anomalies that the checker must not miss, and histories in
/// which it must not find one.
/// </summary>
public class ListAppendCheckerTests
{
    static readonly ConsistencyModel[] Models = Enum.GetValues<ConsistencyModel>();

    [Fact]
    public void A_write_cycle_goes_unnoticed() =>
        RequireOnly(Concurrent("ax1ay1", "ax2ay2", "rx12ry21"), ConsistencyModel.ReadCommitted, "G0");

    [Fact]
    public void An_aborted_read_goes_unnoticed() =>
        RequireOnly(Concurrent("fail ax1", "rx1"), ConsistencyModel.ReadCommitted, "G1a");

    [Fact]
    public void An_intermediate_read_goes_unnoticed()
    {
        var history = Concurrent("ax1ax2", "rx1");
        RequireOnly(history, ConsistencyModel.ReadCommitted, "G1b");
        RequireOnly(history, ConsistencyModel.Serializable, "G-single-item", "G1b");
    }

    [Fact]
    public void Circular_information_flow_goes_unnoticed() =>
        RequireOnly(Concurrent("ax1ry1", "ax2ay1", "rx12ry1"), ConsistencyModel.ReadCommitted, "G1c");

    [Fact]
    public void Read_skew_goes_unnoticed()
    {
        var history = Concurrent("ax1ay1", "ax2ry", "rx12");
        RequireOnly(history, ConsistencyModel.ReadCommitted);
        RequireOnly(history, ConsistencyModel.Serializable, "G-single-item");
    }

    [Fact]
    public void Write_skew_goes_unnoticed()
    {
        var history = Concurrent("ax1ry", "ay1rx");
        RequireOnly(history, ConsistencyModel.ReadCommitted);
        RequireOnly(history, ConsistencyModel.Serializable, "G2-item");
    }

    [Fact]
    public void A_cycle_of_two_reads_that_are_not_adjacent_goes_unnoticed() =>
        RequireOnly(
            Concurrent("ax1", "rx1ry", "ay1", "ry1rx"), ConsistencyModel.Serializable, "G-nonadjacent");

    [Fact]
    public void A_dirty_update_goes_unnoticed() =>
        RequireOnly(Concurrent("fail ax1", "ax2", "rx12"), ConsistencyModel.ReadCommitted, "G1a", "dirty-update");

    [Fact]
    public void A_retry_that_was_applied_twice_goes_unnoticed() =>
        RequireOnly(
            Concurrent("ax1ry1", "ax2ay1", "rx121"), ConsistencyModel.ReadCommitted, "G1c", "duplicate-elements");

    [Fact]
    public void A_transaction_that_does_not_see_its_own_append_goes_unnoticed() =>
        RequireAmong(Concurrent("ax1ax2ax4", "ax3rx1234"), ConsistencyModel.Serializable, "internal");

    [Fact]
    public void A_list_that_changes_inside_a_transaction_goes_unnoticed() =>
        RequireAmong(Concurrent("ax1", "rxrx1"), ConsistencyModel.Serializable, "internal");

    [Fact]
    public void A_transaction_that_reads_what_it_appends_later_goes_unnoticed() =>
        RequireAmong(Concurrent("rx1ax1"), ConsistencyModel.ReadCommitted, "future-read");

    [Fact]
    public void Reads_of_which_neither_came_from_the_other_go_unnoticed() =>
        RequireOnly(
            Concurrent("ax1", "ax2", "ax3", "rx12", "rx13"), ConsistencyModel.ReadCommitted, "incompatible-order");

    [Fact]
    public void A_short_read_that_is_not_a_beginning_goes_unnoticed() =>
        RequireAmong(Concurrent("ax1", "ax2", "rx12", "rx2"), ConsistencyModel.ReadCommitted, "incompatible-order");

    [Fact]
    public void Appends_of_one_transaction_in_another_order_than_it_made_them_go_unnoticed() =>
        RequireOnly(Concurrent("ax1ax2", "rx21"), ConsistencyModel.ReadCommitted, "G1b", "incompatible-order");

    [Fact]
    public void A_value_that_nobody_appended_goes_unnoticed() =>
        RequireOnly(Concurrent("ax1", "rx12"), ConsistencyModel.ReadCommitted, "garbage");

    [Fact]
    public void A_lost_update_goes_unnoticed_where_the_list_is_never_read_again()
    {
        var history = Concurrent("rxax1", "rxax2");
        RequireOnly(history, ConsistencyModel.ReadCommitted);
        RequireAmong(history, ConsistencyModel.Serializable, "lost-update");
    }

    [Fact]
    public void A_value_that_was_appended_twice_makes_a_history_look_valid() =>
        RequireOnly(Concurrent("ax1", "fail ax1"), ConsistencyModel.ReadCommitted, "malformed");

    [Fact]
    public void A_client_that_asks_on_after_an_unknown_answer_makes_a_history_look_valid()
    {
        var history = Sequential("info ax1", "rx1").SetItem(1, Sequential("ax1", "rx1")[1] with { Process = 0 });
        RequireOnly(history, ConsistencyModel.ReadCommitted, "malformed");
    }

    [Fact]
    public void A_client_that_does_two_things_at_once_makes_a_history_look_valid()
    {
        ImmutableArray<ObservedTransaction> history =
            [.. Concurrent("ax1", "rx1").Select(transaction => transaction with { Process = 7 })];
        RequireOnly(history, ConsistencyModel.ReadCommitted, "malformed");
    }

    [Fact]
    public void A_read_that_is_ok_and_has_no_value_makes_a_history_look_valid()
    {
        var history = Concurrent("ax1");
        var blind = history[0] with { Operations = [new ReadList("x")] };
        RequireOnly([blind], ConsistencyModel.ReadCommitted, "malformed");
    }

    [Fact]
    public void A_stale_read_goes_unnoticed_or_is_held_against_a_model_without_time()
    {
        var history = Sequential("ax1", "ax2", "rx1", "rx12");
        RequireOnly(history, ConsistencyModel.Serializable);
        RequireOnly(history, ConsistencyModel.StrictSerializable, "G-single-item-realtime");
    }

    [Fact]
    public void A_client_that_reads_backwards_goes_unnoticed() =>
        RequireOnly(
            OfOneClient("ax1", "ax2", "rx12", "rx1"), ConsistencyModel.StrictSerializable, "G-single-item-process");

    [Fact]
    public void Appends_that_were_applied_in_another_order_than_they_were_made_go_unnoticed() =>
        RequireOnly(Sequential("ax1", "ax2", "rx21"), ConsistencyModel.StrictSerializable, "G0-realtime");

    [Fact]
    public void A_read_of_what_was_not_begun_goes_unnoticed() =>
        RequireOnly(Sequential("rx1", "ax1"), ConsistencyModel.StrictSerializable, "G1c-realtime");

    [Fact]
    public void A_write_that_was_acknowledged_and_is_not_read_goes_unnoticed() =>
        RequireOnly(Sequential("ax1", "rx"), ConsistencyModel.StrictSerializable, "G-single-item-realtime");

    [Fact]
    public void A_long_fork_in_real_time_goes_unnoticed() =>
        RequireOnly(
            Sequential("rx1ry", "ry1rx").AddRange(Concurrent("", "", "ax1", "ay1")[2..]
                .Select(transaction => transaction with { CompletedAt = 9 })),
            ConsistencyModel.StrictSerializable,
            "G-nonadjacent");

    [Fact]
    public void An_unknown_read_is_taken_for_a_fact() =>
        RequireValid(Concurrent("info ax2ry", "ax1ay1", "rx12ry1"));

    [Fact]
    public void An_unknown_append_is_taken_for_one_that_did_not_happen() =>
        RequireValid(Sequential("info ax1", "rx", "rx1"));

    [Fact]
    public void An_unknown_append_is_taken_for_one_that_happened_when_it_ended() =>
        RequireValid(Sequential("info ax1", "ax2", "rx2", "rx21"));

    [Fact]
    public void A_failed_append_that_nobody_saw_is_taken_for_one_that_happened() =>
        RequireValid(Sequential("fail ax1", "rx", "ax2", "rx2"));

    [Fact]
    public void A_transaction_that_reads_its_own_appends_is_found_in_a_cycle_with_itself() =>
        RequireValid(Sequential("ax1rx1ax2rx12", "rx12ax3rx123", "rx123ry"));

    [Fact]
    public void Overlapping_transactions_are_held_to_the_order_of_their_invocations() =>
        RequireValid(Concurrent("rx12", "ax2", "ax1", "rx1"));

    [Fact]
    public void An_end_and_a_beginning_at_one_moment_are_taken_for_one_after_the_other()
    {
        var history = Sequential("ax1", "rx");
        RequireValid(history.SetItem(1, history[1] with { InvokedAt = history[0].CompletedAt!.Value }));
    }

    [Fact]
    public void An_empty_history_is_not_valid() => RequireValid([]);

    [Fact]
    public void An_explanation_does_not_say_why_each_transaction_comes_before_the_next()
    {
        var result = ListAppendChecker.Check(
            Sequential("ax1", "ax2", "rx1", "rx12"), ConsistencyModel.StrictSerializable);
        var explanation = Assert.Single(result.Anomalies).Explanation;
        Assert.Contains(
            "T3 < T2, because T3 observed the version that ends in 1 of x and not T2's append of 2",
            explanation, StringComparison.Ordinal);
        Assert.Contains("T2 < T3, because T2 ended at", explanation, StringComparison.Ordinal);
        Assert.Contains("a contradiction.", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public void The_cycle_that_is_told_is_longer_than_the_shortest()
    {
        // T1, T2, T3 are a cycle; so are T3, T4 alone, in the same component.
        var result = ListAppendChecker.Check(
            Concurrent("ax1ry1", "rx1az1", "rz1ay1rw1", "rx1aw1ry1"), ConsistencyModel.ReadCommitted);
        var cycle = Assert.Single(result.Anomalies, anomaly => anomaly.Name == "G1c");
        Assert.Equal([3, 4], cycle.Transactions.Select(transaction => transaction.Number).Order());
    }

    static ImmutableArray<ObservedTransaction> Concurrent(params string[] transactions) =>
        ShortHistory.Concurrent(transactions);

    static ImmutableArray<ObservedTransaction> Sequential(params string[] transactions) =>
        ShortHistory.Sequential(transactions);

    static ImmutableArray<ObservedTransaction> OfOneClient(params string[] transactions) =>
        ShortHistory.OfOneClient(transactions);

    static void RequireValid(ImmutableArray<ObservedTransaction> history)
    {
        foreach (var model in Models)
            RequireOnly(history, model);
    }

    static void RequireOnly(
        ImmutableArray<ObservedTransaction> history, ConsistencyModel model, params string[] names)
    {
        var result = ListAppendChecker.Check(history, model);
        Assert.True(names.SequenceEqual(result.Names), result.ToString());
    }

    static void RequireAmong(ImmutableArray<ObservedTransaction> history, ConsistencyModel model, string name)
    {
        var result = ListAppendChecker.Check(history, model);
        Assert.True(result.Names.Contains(name), result.ToString());
    }
}
