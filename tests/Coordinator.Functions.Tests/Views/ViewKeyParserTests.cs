using Coordinator.Core.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Views;
using Shouldly;

namespace Coordinator.Functions.Tests.Views;

public sealed class ViewKeyParserTests
{
    [Theory]
    [InlineData(1, "alice", "alice")]
    [InlineData(1, "", "")]
    [InlineData(1, "a/b", "a/b")]
    [InlineData(1, "a~b~1", "a~b~1")]
    [InlineData(1, "/a//", "/a//")]
    [InlineData(2, "eu/alice", "eu", "alice")]
    [InlineData(2, "e~1u/al~0ice", "e/u", "al~ice")]
    [InlineData(2, "a/~01", "a", "~1")]
    [InlineData(2, "a/", "a", "")]
    [InlineData(2, "/b", "", "b")]
    [InlineData(null, "alice", "alice")]
    [InlineData(null, "a/b/c", "a", "b", "c")]
    [InlineData(null, "a~1b", "a/b")]
    public void A_key_in_an_address_means_another_group(int? partCount, string text, params string[] parts)
    {
        var errors = new RequestErrors();
        ViewKey.TryCreate([.. parts], out var expected, out _).ShouldBeTrue();
        ViewKeyParser.Key(text, Generation(partCount), errors).ShouldBe(expected);
        errors.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, "alice", "1 parts")]
    [InlineData(2, "a/b/c", "3 parts")]
    [InlineData(2, "a/b~", "~0")]
    [InlineData(2, "a/b~2", "~0")]
    [InlineData(null, "~", "~0")]
    [InlineData(null, "1/2/3/4/5/6/7/8/9", "8 parts")]
    public void A_key_that_no_row_can_have_is_looked_for(int? partCount, string text, string hint) =>
        ErrorOf("{key}", errors => ViewKeyParser.Key(text, Generation(partCount), errors)).ShouldContain(hint);

    [Theory]
    [InlineData(1, null)]
    [InlineData(1, "")]
    [InlineData(2, "")]
    [InlineData(1, "al", "al")]
    [InlineData(1, "a/b", "a/b")]
    [InlineData(2, "e", "e")]
    [InlineData(2, "eu/", "eu", "")]
    [InlineData(2, "eu/al", "eu", "al")]
    [InlineData(2, "e~1u/a", "e/u", "a")]
    [InlineData(null, "a/b/c", "a", "b", "c")]
    public void A_prefix_begins_other_keys(int? partCount, string? text, params string[] parts)
    {
        var errors = new RequestErrors();
        ViewKey.TryPrefix([.. parts], out var expected, out _).ShouldBeTrue();
        ViewKeyParser.Prefix(text, Generation(partCount), errors).ShouldBe(expected);
        errors.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(2, "a/b/c", "3 parts")]
    [InlineData(2, "a~", "~0")]
    public void A_prefix_that_begins_no_key_finds_nothing(int? partCount, string text, string hint) =>
        ErrorOf("?prefix", errors => ViewKeyParser.Prefix(text, Generation(partCount), errors)).ShouldContain(hint);

    static string ErrorOf(string place, Func<RequestErrors, string?> parse)
    {
        var errors = new RequestErrors();
        parse(errors).ShouldBeNull();
        var error = errors.ToProblem().Errors!.ShouldHaveSingleItem();
        error.Key.ShouldBe(place);
        return error.Value;
    }

    static GenerationInfo Generation(int? keyParts) => new()
    {
        Number = 1,
        Partitions = 1,
        Source = "orders",
        Aggregates = [],
        Fingerprint = "f",
        KeyParts = keyParts,
        BegunAt = default,
    };
}
