using System.Globalization;
using System.Text.Json;
using Coordinator.Functions.Parsing;
using Shouldly;

namespace Coordinator.Functions.Tests.Parsing;

public sealed class ExactDecimalTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.0", "0")]
    [InlineData("10.50", "10.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.5E-3", "0.0015")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("10000000000000000000000000000", "10000000000000000000000000000")]
    public void A_number_that_a_decimal_holds_is_refused_or_changed(string json, string expected)
    {
        ExactDecimal.TryRead(Number(json), out var value).ShouldBeTrue();
        value.ShouldBe(decimal.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("1e29")]
    [InlineData("-1e300")]
    [InlineData("1e-29")]
    [InlineData("1.5e-28")]
    [InlineData("12345678901234567890123456789")]
    [InlineData("0.12345678901234567890123456789")]
    [InlineData("1234567890123456789012345678.9")]
    public void A_number_that_a_decimal_cannot_hold_is_rounded(string json) =>
        ExactDecimal.TryRead(Number(json), out _).ShouldBeFalse();

    static JsonElement Number(string json) => JsonDocument.Parse(json).RootElement.Clone();
}
