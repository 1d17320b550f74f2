using System.Globalization;
using Coordinator.Core.Operations;

namespace Coordinator.Core.Tests.Operations;

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
        Assert.True(ExactDecimal.TryRead(json, out var value));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), value);
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
        Assert.False(ExactDecimal.TryRead(json, out _));

    [Theory]
    [InlineData("1e-40", "0", false)]
    [InlineData("0.12345678901234567890123456789", "0.1234567890123456789012345679", false)]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567891", false)]
    [InlineData("1e400", "1e401", false)]
    [InlineData("1e400", "-1e400", false)]
    [InlineData("1e-40", "0.1E-39", true)]
    [InlineData("1e400", "10.00e+399", true)]
    [InlineData("123456789012345678901234567890", "12345678901234567890123456789e1", true)]
    [InlineData("1e-99999999999999999999", "10e-100000000000000000000", true)]
    [InlineData("-0.0", "0e7", true)]
    public void Numbers_are_equal_by_their_rounded_values(string left, string right, bool areEqual) =>
        Assert.Equal(areEqual, JsonValues.AreEqual(JsonValues.Parse(left), JsonValues.Parse(right)));
}
