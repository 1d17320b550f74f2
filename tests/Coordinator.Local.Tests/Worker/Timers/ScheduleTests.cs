using System.Globalization;
using Coordinator.Local.Runtime.Worker.Timers;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Timers;

public sealed class ScheduleTests
{
    [Theory]
    [InlineData("*/10 * * * * *", "2026-03-01T12:00:03Z", "2026-03-01T12:00:10Z")]
    [InlineData("*/10 * * * * *", "2026-03-01T12:00:10Z", "2026-03-01T12:00:20Z")]
    [InlineData("*/10 * * * * *", "2026-03-01T12:00:09.9999999Z", "2026-03-01T12:00:10Z")]
    [InlineData("*/10 * * * * *", "2026-12-31T23:59:55Z", "2027-01-01T00:00:00Z")]
    [InlineData("0 */5 * * * *", "2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z")]
    [InlineData("*/5 * * * *", "2026-03-01T12:00:00Z", "2026-03-01T12:05:00Z")]
    [InlineData("0 30 2 29 2 *", "2026-03-01T00:00:00Z", "2028-02-29T02:30:00Z")]
    [InlineData("0 0 9-17 * * 1-5", "2026-03-06T17:00:00Z", "2026-03-09T09:00:00Z")]
    [InlineData("0 0 9 * * MON-FRI", "2026-03-06T17:00:00Z", "2026-03-09T09:00:00Z")]
    [InlineData("0 0 0 31 * *", "2026-03-31T00:00:00Z", "2026-05-31T00:00:00Z")]
    [InlineData("15,45 0 0 * jan,jul *", "2026-03-01T00:00:00Z", "2026-07-01T00:00:15Z")]
    [InlineData("59 59 23 * * *", "2026-03-01T23:59:59Z", "2026-03-02T23:59:59Z")]
    [InlineData("00:00:10", "2026-03-01T12:00:03Z", "2026-03-01T12:00:13Z")]
    [InlineData("1.00:00:00", "2026-03-01T12:00:03Z", "2026-03-02T12:00:03Z")]
    public void A_schedule_is_due_at_another_time(string text, string after, string due)
        => ScheduleText.Parse(text).NextAfter(Time(after)).ShouldBe(Time(due));

    [Fact]
    public void A_day_that_never_comes_is_due_at_the_end_of_time()
        => ScheduleText.Parse("0 0 0 30 2 *").NextAfter(Time("2026-03-01T00:00:00Z")).ShouldBeNull();

    [Theory]
    [InlineData("")]
    [InlineData("* * * *")]
    [InlineData("* * * * * * *")]
    [InlineData("60 * * * * *")]
    [InlineData("* * * 0 * *")]
    [InlineData("x * * * * *")]
    [InlineData("00:00:00")]
    [InlineData("-00:00:10")]
    [InlineData("00:00:61")]
    public void A_text_that_is_no_schedule_is_taken_for_one(string text)
        => Should.Throw<InvalidOperationException>(() => ScheduleText.Parse(text));

    static DateTimeOffset Time(string text)
        => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
