using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Tests.Operations;

public sealed class EvaluatorTests
{
    static readonly ItemName Alice = new("accounts", "alice");
    static readonly ItemName Bob = new("accounts", "bob");

    [Fact]
    public void A_failed_operation_does_not_hide_the_failures_of_later_ones()
    {
        var evaluation = Evaluate(
            [Add(Alice, -10, min: 0), Add(Bob, -10, min: 0)], Row(Alice, """{"balance":4}"""), Row(
                Bob, """{"balance":5}"""));

        Assert.Equal([0, 1], evaluation.Failures.Select(failure => failure.Index));
        Assert.All(evaluation.Failures, failure => Assert.Equal(FailureReason.ConditionFailed, failure.Reason));
        Assert.Equal("""{"min":0}""", evaluation.Failures[0].Expected);
        Assert.Equal("""{"balance":4}""", evaluation.Failures[0].ActualValue);
    }

    [Fact]
    public void Several_operations_on_one_item_are_one_change_of_one_version()
    {
        var evaluation = Evaluate(
            [Add(Alice, 1), Add(Alice, 2), Merge(Alice, """{"note":"x"}""")], Row(Alice, """{"balance":4}"""));

        var item = Assert.Single(evaluation.Items);
        Assert.Equal("""{"balance":7,"note":"x"}""", item.Value);
        Assert.All(evaluation.Results, result => Assert.Equal(8, result.Version));
    }

    [Fact]
    public void A_check_after_a_write_sees_the_state_before_the_transaction()
    {
        var unchanged = new Condition { Values = [Expected("/balance", "4")] };
        var evaluation = Evaluate(
            [Add(Alice, 1), new CheckOperation(Alice, unchanged), new ReadOperation(Alice)], Row(
                Alice, """{"balance":4}"""));

        Assert.Empty(evaluation.Failures);
        Assert.Equal("""{"balance":4}""", evaluation.Results[2].Value);
        Assert.Equal(7, evaluation.Results[2].Version);
    }

    [Theory]
    [InlineData("""{"balance":"4"}""", FailureReason.NotANumber)]
    [InlineData("""{"balance":null}""", FailureReason.NotANumber)]
    [InlineData("""{"balance":{"a":1}}""", FailureReason.NotANumber)]
    [InlineData("""{"balance":79228162514264337593543950335}""", FailureReason.Overflow)]
    [InlineData("""{"balance":0.0000000000000000000000000001}""", FailureReason.Overflow)]
    [InlineData("""{"balance":1e400}""", FailureReason.Overflow)]
    [InlineData("""{"balance":1e-40}""", FailureReason.Overflow)]
    [InlineData("""{"balance":0.12345678901234567890123456789}""", FailureReason.Overflow)]
    [InlineData("""{"balance":12345678901234567890123456789}""", FailureReason.Overflow)]
    public void An_add_that_cannot_be_exact_is_refused_not_rounded(string before, FailureReason reason)
    {
        var evaluation = Evaluate([Add(Alice, 1_000_000_000m)], Row(Alice, before));

        Assert.Equal(reason, Assert.Single(evaluation.Failures).Reason);
    }

    [Theory]
    [InlineData(null, "/balance", """{"balance":1}""")]
    [InlineData("{}", "/a/b", """{"a":{"b":1}}""")]
    [InlineData("""{"list":[1,2]}""", "/list/1", """{"list":[1,3]}""")]
    [InlineData("""{"a":0.10}""", "/a", """{"a":1.1}""")]
    [InlineData("""{"x/y":{"~":1}}""", "/x~1y/~0", """{"x/y":{"~":2}}""")]
    public void An_add_creates_what_is_missing_on_its_way(string? before, string path, string after)
    {
        Assert.True(JsonPath.TryParse(path, out var pointer, out _));
        var evaluation = Evaluate([new AddOperation(Alice, pointer, 1)], Row(Alice, before));

        Assert.Equal(after, Assert.Single(evaluation.Items).Value);
    }

    [Theory]
    [InlineData("""{"a":"b","c":{"d":"e","f":"g"}}""", """{"a":"z","c":{"f":null}}""", """{"a":"z","c":{"d":"e"}}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData(null, """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void A_merge_follows_the_examples_of_the_standard(string? before, string patch, string after)
    {
        var evaluation = Evaluate([Merge(Alice, patch)], Row(Alice, before));

        Assert.True(JsonValues.AreEqual(JsonValues.Parse(after), JsonValues.Parse(evaluation.Items[0].Value!)));
    }

    [Fact]
    public void Deleting_what_does_not_exist_changes_nothing_but_holds_the_place()
    {
        var evaluation = Evaluate([new DeleteOperation(Alice)], Row(Alice, value: null));

        Assert.Equal(IntentChange.Lock, Assert.Single(evaluation.Items).Change);
        Assert.Equal(0, evaluation.Results[0].Version);
    }

    [Fact]
    public void A_put_after_a_delete_is_a_put()
    {
        var evaluation = Evaluate(
            [new DeleteOperation(Alice), new PutOperation(Alice, """{"a":1}""")], Row(Alice, "{}"));

        Assert.Equal((IntentChange.Put, """{"a":1}"""), (evaluation.Items[0].Change, evaluation.Items[0].Value));
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(null, 7L, true)]
    [InlineData(null, 0L, false)]
    public void Conditions_of_an_existing_item_are_judged_as_written(bool? exists, long? version, bool holds)
    {
        var evaluation = Evaluate(
            [new CheckOperation(Alice, new Condition { Exists = exists, Version = version })], Row(Alice, "{}"));

        Assert.Equal(holds, evaluation.Failures.IsEmpty);
    }

    [Fact]
    public void A_tombstone_counts_as_absent_although_its_version_goes_on()
    {
        var tombstone = Row(Alice, value: null) with { Version = 8, DeletedIn = new Epoch(1) };
        var absent = new Condition { Exists = false, Version = 0 };
        var evaluation = Evaluate([new PutOperation(Alice, "{}", absent)], tombstone);

        Assert.Empty(evaluation.Failures);
        Assert.Equal(9, evaluation.Results[0].Version);
    }

    [Fact]
    public void An_item_over_its_limit_is_refused_one_at_its_limit_is_not()
    {
        static string Of(int bytes) => $$"""{"a":"{{new string('x', bytes - 8)}}"}""";

        Assert.Empty(Evaluate([new PutOperation(Alice, Of(Limits.ItemBytesMax))], Row(Alice, null)).Failures);
        var failure = Assert.Single(
            Evaluate([new PutOperation(Alice, Of(Limits.ItemBytesMax + 1))], Row(Alice, null)).Failures);
        Assert.Equal(FailureReason.TooLarge, failure.Reason);
    }

    [Fact]
    public void Numbers_that_are_written_differently_are_equal_and_object_order_does_not_matter()
    {
        var expected = new Condition { Values = [Expected("", """{"b":[1.0,{"c":null}],"a":1e1}""")] };
        var evaluation = Evaluate([new CheckOperation(Alice, expected)], Row(Alice, """{"a":10,"b":[1,{"c":null}]}"""));

        Assert.Empty(evaluation.Failures);
    }

    static Evaluation Evaluate(ImmutableArray<Operation> operations, params ItemRow[] rows) =>
        Evaluator.Evaluate(operations, rows.ToDictionary(row => row.Item));

    static ItemRow Row(ItemName item, string? value) => new()
    {
        Slot = new SlotId(0),
        Item = item,
        Version = value is null ? 0 : 7,
        CommitTime = default,
        Value = value,
    };

    static AddOperation Add(ItemName item, decimal by, decimal? min = null)
    {
        Assert.True(JsonPath.TryParse("/balance", out var path, out _));
        return new AddOperation(item, path, by, min);
    }

    static MergeOperation Merge(ItemName item, string patch) => new(item, patch);

    static ExpectedValue Expected(string pointer, string json)
    {
        Assert.True(JsonPath.TryParse(pointer, out var path, out _));
        return new ExpectedValue(path, json);
    }
}
