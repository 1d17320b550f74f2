using Coordinator.TestKit.Checkers.Views;

namespace Coordinator.Core.Tests.Checkers;

/// <summary>The judge of views, on rows that are plainly right or wrong.</summary>
public class ViewDifferenceTests
{
    static readonly Dictionary<string, string> Rows = new() { ["a"] = """{"n":1}""", ["b"] = """{"n":2}""" };

    [Fact]
    public void A_right_view_is_called_wrong()
    {
        Assert.True(Between(Rows).IsNone);
        Assert.True(ViewDifference.Between(new Dictionary<string, string>(), new Dictionary<string, string>()).IsNone);
        Assert.Equal("2 rows, all as they should be", Between(Rows).ToString());
    }

    [Fact]
    public void A_row_that_is_missing_extra_or_different_goes_unnoticed_or_is_not_told()
    {
        var difference = Between(new() { ["a"] = """{"n":7}""", ["c"] = """{"n":3}""" });
        Assert.False(difference.IsNone);
        Assert.Equal(
            """
            3 rows of 2 differ:
            different a: shows {"n":7}
                         not   {"n":1}
            missing   b: {"n":2}
            extra     c: {"n":3}
            """,
            difference.ToString(),
            ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void A_row_that_is_written_another_way_passes_for_the_same() =>
        Assert.Equal("b", Assert.Single(Between(new() { ["a"] = Rows["a"], ["b"] = """{"n":2.0}""" }).Rows).Key);

    [Fact]
    public void A_view_that_is_wrong_everywhere_fills_a_page()
    {
        var difference = ViewDifference.Between(
            Enumerable.Range(0, 40).ToDictionary(number => $"k{number}", _ => "{}"), Rows);
        Assert.Equal(42, difference.Rows.Length);
        Assert.EndsWith("\nand 32 more", difference.ToString(), StringComparison.Ordinal);
    }

    static ViewDifference Between(Dictionary<string, string> shown) => ViewDifference.Between(Rows, shown);
}
