using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.Extensions.Primitives;
using Shouldly;

namespace Coordinator.Functions.Tests.Parsing;

public sealed class EntityTagsTests
{
    [Theory]
    [InlineData("\"12\"", 12, true, true)]
    [InlineData("\"12\"", 11, false, false)]
    [InlineData("\"11\", \"12\"", 12, true, true)]
    [InlineData("W/\"12\"", 12, false, true)]
    [InlineData("*", 12, true, true)]
    [InlineData("*", 0, false, false)]
    [InlineData("\"0\"", 0, false, false)]
    [InlineData("\"abc\"", 12, false, false)]
    [InlineData("\"-12\"", 12, false, false)]
    [InlineData("\"012\"", 12, false, false)]
    public void A_tag_matches_wrongly(string header, long version, bool strongly, bool weakly)
    {
        var errors = new RequestErrors();
        var tags = EntityTags.Parse(header, "If-Match", errors);
        errors.IsEmpty.ShouldBeTrue();
        tags.IsGiven.ShouldBeTrue();
        tags.MatchesStrongly(version).ShouldBe(strongly);
        tags.MatchesWeakly(version).ShouldBe(weakly);
    }

    [Theory]
    [InlineData("12")]
    [InlineData("\"12")]
    [InlineData("\"12\" \"13\"")]
    [InlineData("*, \"12\"")]
    [InlineData("\"12\", nonsense")]
    public void A_malformed_header_is_ignored(string header)
    {
        var errors = new RequestErrors();
        EntityTags.Parse(header, "If-Match", errors);
        errors.ToProblem().Errors!.Keys.ShouldBe(["If-Match"]);
    }

    [Fact]
    public void An_absent_header_is_a_condition()
    {
        var errors = new RequestErrors();
        EntityTags.Parse(StringValues.Empty, "If-Match", errors).IsGiven.ShouldBeFalse();
        errors.IsEmpty.ShouldBeTrue();
    }
}
