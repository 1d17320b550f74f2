using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Core.Records;
using Coordinator.Core.Views.Projecting;

namespace Coordinator.Core.Tests.Views;

/// <summary>The order of names is the order of values, and canonical forms are one for each value.</summary>
public sealed class OrderTextTests
{
    /// <summary>Values in order.</summary>
    static readonly string[] Ordered =
    [
        "-1e9999", "-9.99e9998", "-123456789012345678901234567890", "-1000.5", "-1000", "-124", "-123.1", "-123", "-12",
        "-1", "-0.123", "-0.12", "-0.1", "-1e-9999", "0", "1e-9999", "0.00001", "0.1", "0.12", "0.123", "1", "1.5", "2",
        "9", "10", "12", "99", "100", "123", "123.000000000000000000000000000001", "1e21", "12345678901234567890123",
        "1e9999", "\"\"", "\"\\u0000\"", "\"\\u0000\\u0000\"", "\" \"", "\"0\"", "\"2026-01-31\"", "\"2026-02-01\"",
        "\"A\"", "\"Z\"", "\"_\"", "\"a\"", "\"a\\u0000\"", "\"aa\"", "\"ab\"", "\"abcdefgh\"", "\"b\"", "\"z\"",
        "\"é\"", "\"€\"", "\"𝄞\"",
    ];

    [Fact]
    public void A_minimum_is_not_the_least_value()
    {
        var texts = Ordered.Select(Text).ToList();
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.True(
            RecordNames.Compare(pair.First, pair.Second) < 0, $"{pair.First} is not before {pair.Second}"));
    }

    [Fact]
    public void A_maximum_is_not_the_greatest_value()
    {
        var texts = Ordered.Select(value => OrderText.Reversed(Text(value))).ToList();
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.True(
            RecordNames.Compare(pair.First, pair.Second) > 0, $"{pair.First} is not after {pair.Second}"));
    }

    [Fact]
    public void What_follows_a_value_changes_its_order()
    {
        // A place is a value and then the member: no value may be the beginning of another.
        var texts = Ordered.Select(Text).ToList();
        Assert.All(texts, text => Assert.DoesNotContain(
            texts, other => other != text && other.StartsWith(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void Random_numbers_are_ordered_otherwise_than_by_size()
    {
        var random = new Random(1);
        var numbers = Enumerable.Range(0, 2000).Select(_ => new decimal(
            random.Next(), random.Next(random.Next(2) == 0 ? 2 : int.MaxValue), 0, random.Next(2) == 0,
            (byte)random.Next(20))).Order().ToList();
        var texts = numbers.Select(number => Text(number.ToString(CultureInfo.InvariantCulture))).ToList();
        Assert.All(texts.Zip(texts.Skip(1)), pair => Assert.True(
            RecordNames.Compare(pair.First, pair.Second) <= 0, $"{pair.First} is after {pair.Second}"));
    }

    [Theory]
    [InlineData("5", "5.0")]
    [InlineData("0", "-0.00")]
    [InlineData("1000", "1e3")]
    [InlineData("-0.5", "-5e-1")]
    [InlineData("\"a\"", "\"\\u0061\"")]
    public void One_value_has_two_places(string one, string same) => Assert.Equal(Text(one), Text(same));

    [Theory]
    [InlineData("1e9999", true)]
    [InlineData("1e10000", false)]
    [InlineData("-1e-9999", true)]
    [InlineData("-1e-10000", false)]
    [InlineData("1e123456789012345678901234567890", false)]
    [InlineData("true", false)]
    [InlineData("null", false)]
    [InlineData("{}", false)]
    [InlineData("[ 1 ]", false)]
    public void A_value_is_ordered_although_it_has_no_exact_order(string value, bool isOrdered)
    {
        Assert.Equal(isOrdered, OrderText.Of(Element(value), out var error) is not null);
        Assert.Equal(isOrdered, error.Length == 0);
    }

    [Theory]
    [InlineData(99, 95, true)]
    [InlineData(100, 96, true)]
    [InlineData(101, 97, false)]
    public void A_value_at_the_limit_is_cut(int digits, int bytes, bool isOrdered)
    {
        Assert.Equal(isOrdered, OrderText.Of(Element(new string('7', digits)), out _) is not null);
        Assert.Equal(isOrdered, OrderText.Of(Element($"\"{new string('x', bytes)}\""), out _) is not null);
    }

    [Theory]
    [InlineData("5.0", "5")]
    [InlineData("-0", "0")]
    [InlineData("1e2", "100")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("1e-7", "1e-7")]
    [InlineData("0.00000012", "1.2e-7")]
    [InlineData("100000000000000000000", "100000000000000000000")]
    [InlineData("1000000000000000000000", "1e+21")]
    [InlineData("1234567890123456789012345", "1.234567890123456789012345e+24")]
    [InlineData("12.50", "12.5")]
    [InlineData("-120e-1", "-12")]
    public void A_number_has_two_canonical_forms(string number, string canonical)
    {
        Assert.Equal(canonical, CanonicalNumber.Of(number));
        Assert.Equal(canonical, CanonicalNumber.Of(canonical));
        using var parsed = JsonDocument.Parse(canonical);
    }

    [Theory]
    [InlineData("0.1", "0.2", "0.3")]
    [InlineData("1e28", "1e-28", "10000000000000000000000000000.0000000000000000000000000001")]
    [InlineData("-5", "5.0", "0")]
    [InlineData("-0.25", "-1", "-1.25")]
    public void A_sum_is_rounded(string left, string right, string sum)
    {
        var added = ExactSum.Parse(left) + ExactSum.Parse(right);
        Assert.Equal(sum, added.ToString());
        Assert.Equal(added, ExactSum.Parse(added.ToString()));
        Assert.Equal(ExactSum.Parse(left), added - ExactSum.Parse(right));
    }

    static string Text(string json) =>
        OrderText.Of(Element(json), out var error) ?? throw new InvalidOperationException(error);

    static JsonElement Element(string json) => JsonDocument.Parse(Encoding.UTF8.GetBytes(json)).RootElement;
}
