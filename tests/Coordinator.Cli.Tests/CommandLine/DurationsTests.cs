using Coordinator.Cli.CommandLine;
using Shouldly;

namespace Coordinator.Cli.Tests.CommandLine;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("250ms", 0.25)]
    [InlineData("10s", 10)]
    [InlineData("1.5m", 90)]
    [InlineData("2h", 7200)]
    public void A_time_is_read_in_another_unit(string text, double seconds) =>
        Durations.Parse(text).ShouldBe(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("5d")]
    [InlineData("1.2.3s")]
    [InlineData("99999999999999999999h")]
    public void What_is_no_time_is_taken_for_one(string text) => Durations.Parse(text).ShouldBeNull();
}
