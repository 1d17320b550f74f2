using Coordinator.Core.Model;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Tests.Support;
using Coordinator.Functions.Views;
using Shouldly;

namespace Coordinator.Functions.Tests.Views;

public sealed class ViewQueryParserTests
{
    static readonly Hlc Now = new(0x019a_0000_0000_0000);

    [Fact]
    public void Without_after_a_reader_waits_for_something() => After("?top=3").ShouldBeNull();

    [Fact]
    public void The_slots_of_a_transaction_are_misread()
    {
        var after = After("?after=0199f3a1b2c30000&slots=12,4,12&waitMs=2000").ShouldNotBeNull();
        after.Time.ShouldBe(new Hlc(0x0199_f3a1_b2c3_0000));
        after.Slots.Select(slot => slot.Value).ShouldBe([12, 4]);
        after.Wait.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Without_slots_one_is_not_looked_at()
    {
        var after = After("?after=0199f3a1b2c30000").ShouldNotBeNull();
        after.Slots.Select(slot => slot.Value).ShouldBe(Enumerable.Range(0, FunctionCall.Slots));
        after.Wait.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void A_reader_who_asks_for_all_that_was_before_has_to_name_a_time() =>
        After("?after=now").ShouldNotBeNull().Time.ShouldBe(Now);

    [Theory]
    [InlineData("?after=yesterday", "?after")]
    [InlineData("?after=0199f3a1b2c3000", "?after")]
    [InlineData("?after=019a0000ea610000", "?after")]
    [InlineData("?after=7fffffffffffffff", "?after")]
    [InlineData("?after=", "?after")]
    [InlineData("?after=0199f3a1b2c30000&after=0199f3a1b2c30001", "?after")]
    [InlineData("?after=0199f3a1b2c30000&waitMs=60001", "?waitMs")]
    [InlineData("?after=0199f3a1b2c30000&waitMs=-1", "?waitMs")]
    [InlineData("?after=0199f3a1b2c30000&slots=16", "?slots")]
    [InlineData("?after=0199f3a1b2c30000&slots=", "?slots")]
    [InlineData("?after=0199f3a1b2c30000&slots=1,,2", "?slots")]
    [InlineData("?after=0199f3a1b2c30000&slots=1, 2", "?slots")]
    [InlineData("?after=0199f3a1b2c30000&slots=-1", "?slots")]
    [InlineData("?waitMs=100", "?waitMs")]
    [InlineData("?slots=1", "?slots")]
    public void A_mistake_makes_a_reader_see_old_rows(string query, string place)
    {
        var errors = new RequestErrors();
        Parser(query, errors).After(Now);
        errors.ToProblem().Errors!.ShouldHaveSingleItem().Key.ShouldBe(place);
    }

    [Theory]
    [InlineData("?top=0", "?top")]
    [InlineData("?top=201", "?top")]
    [InlineData("?prefix=%ff", "?prefix")]
    public void A_page_of_another_size_or_list_is_given(string query, string place)
    {
        var errors = new RequestErrors();
        var parser = Parser(query, errors);
        (parser.Top(), parser.Prefix(), parser.Cursor()).ShouldNotBe((1, "", ""));
        errors.ToProblem().Errors!.ShouldHaveSingleItem().Key.ShouldBe(place);
    }

    static ReadAfter? After(string query)
    {
        var errors = new RequestErrors();
        var after = Parser(query, errors).After(Now);
        errors.IsEmpty.ShouldBeTrue();
        return after;
    }

    static ViewQueryParser Parser(string query, RequestErrors errors) =>
        new(FunctionCall.Get(query), FunctionCall.Slots, errors);
}
