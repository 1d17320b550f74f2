using Coordinator.Cli.Output;
using Shouldly;

namespace Coordinator.Cli.Tests.CommandLine;

public sealed class SpanChartTests
{
    static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, 10, 0, 40)]
    [InlineData(5, 10, 20, 20)]
    [InlineData(5, 5, 20, 1)]
    [InlineData(10, 10, 39, 1)]
    [InlineData(-5, 99, 0, 40)]
    public void A_bar_stands_elsewhere_or_is_not_seen(int from, int to, int before, int filled)
    {
        var bar = new SpanChart(Start, Start.AddSeconds(10)).Bar(Start.AddSeconds(from), Start.AddSeconds(to));
        bar.Length.ShouldBe(SpanChart.Width);
        bar.IndexOf('\u2588', StringComparison.Ordinal).ShouldBe(before);
        bar.Count(c => c == '\u2588').ShouldBe(filled);
    }

    [Fact]
    public void A_saga_that_took_no_time_breaks_the_chart() =>
        new SpanChart(Start, Start).Bar(Start, Start).Length.ShouldBe(SpanChart.Width);
}
