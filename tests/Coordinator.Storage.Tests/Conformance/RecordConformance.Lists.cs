using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <content>Lists: their order, their prefixes, their pages.</content>
public abstract partial class RecordConformance
{
    /// <summary>Names whose spellings begin alike, and one after the other in their order.</summary>
    static readonly string[] Nested =
    [
        "", "\0", "\0x", "-", ".", "..", "/", "/a", "0", "A/b", "a", "a-", "a/", "a/b", "a/b/c", "a/c", "a.", "a.2f",
        "a0", "aé", "a😀", "a😀/", "b", "é", "éa", "~",
    ];

    [Fact]
    public async Task A_list_is_in_another_order_than_its_names()
    {
        await PutAllAsync(Nested.Reverse());
        (await NamesAsync()).ShouldBe(Matching("", after: null));
        var records = await ListAsync();
        foreach (var record in records)
            record.Value.ToArray().ShouldBe(ValueOf(record.Key.Name).ToArray());
        records.ShouldAllBe(record => record.Key.Partition == Partition);
    }

    [Fact]
    public async Task A_prefix_lets_others_through_or_holds_its_own_back()
    {
        await PutAllAsync(Nested);
        foreach (var prefix in Nested.Append("a/b/").Append("B").Append("a😁"))
            (await NamesAsync(prefix)).ShouldBe(Matching(prefix, after: null), prefix);
    }

    [Fact]
    public async Task A_list_after_a_name_has_it_again_or_misses_the_next()
    {
        await PutAllAsync(Nested);
        foreach (var after in Nested.Append("a/b/").Append("a/bb").Append("zz"))
        {
            (await NamesAsync("", after)).ShouldBe(Matching("", after), after);
            (await NamesAsync("a/", after)).ShouldBe(Matching("a/", after), after);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(26)]
    [InlineData(27)]
    public async Task A_small_page_loses_a_record_or_has_one_twice(int top)
    {
        await PutAllAsync(Nested);
        (await PagesAsync(top)).ShouldBe(Matching("", after: null));
    }

    /// <summary>The service gives at most 1000 rows at once.</summary>
    [Theory]
    [InlineData(999)]
    [InlineData(1000)]
    [InlineData(1001)]
    [InlineData(2100)]
    [InlineData(2101)]
    public async Task A_page_of_more_than_the_service_gives_loses_a_record_or_has_one_twice(int top)
    {
        var names = Numbered(2100);
        await PutAllAsync(names);
        (await NamesAsync(top: top)).ShouldBe(names.Take(top));
        (await PagesAsync(top)).ShouldBe(names);
    }

    [Fact]
    public async Task A_page_loses_a_record_when_the_one_before_it_is_deleted_in_between()
    {
        await PutAllAsync(["a", "b", "c", "d"]);
        var first = await NamesAsync(top: 2);
        (await CommitAsync(Delete(first[^1]), Insert("bb"))).Status.ShouldBe(CommitStatus.Applied);
        (await NamesAsync(after: first[^1])).ShouldBe(["bb", "c", "d"]);
    }

    [Fact]
    public async Task A_list_leaves_its_partition()
    {
        foreach (var partition in new[] { "a", "a-", "a/b", "A", "a.-b", "b" })
            await PutAllAsync([$"of {partition}", "b"], partition);
        foreach (var partition in new[] { "a", "a-", "a/b", "A", "a.-b", "b" })
            (await NamesAsync(partition: partition)).ShouldBe(["b", $"of {partition}"]);
        (await NamesAsync(partition: "nobody's")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_mark_of_a_listed_record_does_not_fit_a_write()
    {
        await PutAsync(Insert());
        var listed = (await ListAsync()).ShouldHaveSingleItem();
        (await CommitAsync(Replace("a", "2", listed.ETag))).Status.ShouldBe(CommitStatus.Applied);
    }

    [Fact]
    public async Task A_list_of_nothing_is_asked_for() =>
        await Should.ThrowAsync<ArgumentException>(() => Records.ListAsync(Partition, "", null, 0));

    /// <summary>All records, page by page.</summary>
    async Task<List<string>> PagesAsync(int top)
    {
        var names = new List<string>();
        List<string> page;
        do
        {
            page = await NamesAsync("", names.Count == 0 ? null : names[^1], top);
            page.Count.ShouldBeLessThanOrEqualTo(top);
            names.AddRange(page);
            names.Distinct().Count().ShouldBe(names.Count, "a record came twice");
        }
        while (page.Count == top);
        return names;
    }

    static IEnumerable<string> Matching(string prefix, string? after) =>
        Nested.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Where(name => after is null || RecordNames.Compare(name, after) > 0)
            .Order(Comparer<string>.Create(RecordNames.Compare));
}
