using System.Collections.Immutable;
using Coordinator.Core.Records;
using Coordinator.Core.Views;

namespace Coordinator.Core.Tests.Views;

/// <summary>A key is one text and only that.</summary>
public sealed class ViewKeyTests
{
    [Fact]
    public void Two_keys_share_a_row()
    {
        ImmutableArray<string>[] keys =
        [
            ["a", "b"], ["a/b"], ["a~1b"], ["a~b"], ["a~0b"], ["a", ""], ["", "a"], ["a"], ["", ""], [""],
            ["a", "b", ""],
        ];
        Assert.Equal(keys.Length, keys.Select(Key).Distinct().Count());
    }

    [Fact]
    public void A_prefix_leaves_out_a_key_or_takes_in_another()
    {
        Assert.StartsWith(Prefix("eu", "al"), Key(["eu", "alice"]), StringComparison.Ordinal);
        Assert.StartsWith(Prefix("eu", ""), Key(["eu", "alice"]), StringComparison.Ordinal);
        Assert.StartsWith(Prefix("eu"), Key(["europe", "alice"]), StringComparison.Ordinal);
        Assert.False(Key(["europe", "alice"]).StartsWith(Prefix("eu", ""), StringComparison.Ordinal));
        Assert.False(Key(["eu/al"]).StartsWith(Prefix("eu", "al"), StringComparison.Ordinal));
        Assert.Equal("", Prefix());
    }

    [Theory]
    [InlineData(274, true)]
    [InlineData(275, false)]
    public void A_key_that_no_record_can_hold_is_taken(int chars, bool isAllowed)
    {
        var part = new string('k', chars);
        Assert.Equal(isAllowed, ViewKey.TryCreate([part], out var key, out _));
        Assert.Equal(isAllowed, RecordNames.SpelledChars(ViewKey.RowPrefix + part) <= RecordNames.NameCharsMax);
        Assert.False(ViewKey.TryCreate([new string('€', chars / 9 + 1)], out key, out var error));
        Assert.Contains("at most 274", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_no_text()
    {
        Assert.False(ViewKey.TryCreate(["\ud800"], out _, out _));
        Assert.False(ViewKey.TryCreate([null!], out _, out _));
        Assert.False(ViewKey.TryCreate([], out _, out _));
        Assert.False(ViewKey.TryCreate([.. Enumerable.Repeat("a", 9)], out _, out _));
        Assert.True(ViewKey.TryCreate([.. Enumerable.Repeat("a", 8)], out _, out _));
    }

    static string Key(ImmutableArray<string> parts)
    {
        Assert.True(ViewKey.TryCreate(parts, out var key, out var error), error);
        return key;
    }

    static string Prefix(params string[] parts)
    {
        Assert.True(ViewKey.TryPrefix([.. parts], out var prefix, out var error), error);
        return prefix;
    }
}
