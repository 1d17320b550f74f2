using Coordinator.Functions.Parsing;
using Coordinator.Functions.Subscriptions;
using Shouldly;

namespace Coordinator.Functions.Tests.Subscriptions;

public sealed class ListCursorTests
{
    const string List = "subscriptions";

    static readonly string Cursor = ListCursor.Encode(List, "mail:2");

    [Fact]
    public void A_name_is_not_found_again()
    {
        var errors = new RequestErrors();
        ListCursor.Decode(List, Cursor, errors).ShouldBe("mail:2");
        ListCursor.Decode(List, cursor: null, errors).ShouldBeNull();
        errors.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("dead-letters:")]
    [InlineData("Subscriptions")]
    [InlineData("subscription")]
    [InlineData("")]
    public void A_cursor_of_one_list_goes_on_with_another(string list)
    {
        var errors = new RequestErrors();
        ListCursor.Decode(list, Cursor, errors).ShouldBeNull();
        errors.IsEmpty.ShouldBeFalse();
    }
}
