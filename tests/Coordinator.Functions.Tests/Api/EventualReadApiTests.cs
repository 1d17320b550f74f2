using System.Globalization;
using System.Net;
using Coordinator.Contracts;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>Reads that ask for less, and the position that they answer with.</summary>
public sealed class EventualReadApiTests(ApiFixture fixture) : ApiTest(fixture)
{
    /// <summary>The events tell which version a position stands for.</summary>
    [Fact]
    public async Task A_position_promises_more_than_the_read_shows()
    {
        var name = new ItemName("things", Fresh());
        var (item, slot) = (name.ToString(), SlotHash.Of(name, SlotLayout.Even(64)).Value);
        await PutAsync(item, """{"n":0}""");
        var writes = Task.Run(async () =>
        {
            for (var n = 1; n <= 30; n++)
                await PutAsync(item, $$"""{"n":{{n}}}""");
        });
        var seen = new List<(long Position, long Version)>();
        do
        {
            seen.Add(await GetAsync(item, slot));
            seen.Add(await ReadAsync(item, slot));
        }
        while (!writes.IsCompleted);
        await writes;

        var versions = await VersionsAsync(item, slot);
        foreach (var (position, version) in seen)
        {
            var promised = versions.Where(e => e.Sequence <= position).Select(e => e.Version).DefaultIfEmpty().Max();
            version.ShouldBeGreaterThanOrEqualTo(promised);
        }

        await Eventually.IsTrueAsync(async () => (await GetAsync(item, slot)).Position >= versions[^1].Sequence);
        (await GetAsync(item, slot)).Version.ShouldBe(31);
    }

    [Fact]
    public async Task An_item_that_is_not_there_has_no_position()
    {
        var missing = $"things/{Fresh()}";
        var answer = await SendAsync("GET", $"api/items/{missing}?consistency=eventual");
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        answer.Headers.Contains(WireHeaders.Position).ShouldBeTrue();
        var read = await JsonOf(await SendAsync(
            "POST", "api/read", $$"""{ "items": [ "{{missing}}" ], "consistency": "eventual" }"""));
        read["items"]![0]!["version"]!.GetValue<long>().ShouldBe(0);
        read["position"]!.AsObject().Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("strong")]
    [InlineData("snapshot")]
    public async Task A_read_of_the_latest_state_has_another_name_in_the_other_place(string consistency)
    {
        var item = $"things/{Fresh()}";
        await PutAsync(item, """{"n":1}""");
        var one = await SendAsync("GET", $"api/items/{item}?consistency={consistency}");
        one.StatusCode.ShouldBe(HttpStatusCode.OK);
        one.Headers.Contains(WireHeaders.Position).ShouldBeFalse();
        var many = await JsonOf(await SendAsync(
            "POST", "api/read", $$"""{ "items": [ "{{item}}" ], "consistency": "{{consistency}}" }"""));
        many["items"]![0]!["version"]!.GetValue<long>().ShouldBe(1);
        many.AsObject().ContainsKey("position").ShouldBeFalse();
    }

    [Fact]
    public async Task An_unknown_mode_is_guessed()
    {
        var answer = await SendAsync("GET", "api/items/things/none?consistency=weak");
        (await ProblemOf(answer, 400, "invalid"))["errors"]!["?consistency"]!.GetValue<string>()
            .ShouldBe("Must be strong or snapshot or eventual.");
    }

    async Task<(long Position, long Version)> GetAsync(string item, int slot)
    {
        var answer = await SendAsync("GET", $"api/items/{item}?consistency=eventual");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var position = answer.Headers.GetValues(WireHeaders.Position).Single().Split(':');
        position[0].ShouldBe(slot.ToString(CultureInfo.InvariantCulture));
        return (Number(position[1]), Number(answer.Headers.ETag!.Tag.Trim('"')));
    }

    async Task<(long Position, long Version)> ReadAsync(string item, int slot)
    {
        var read = await JsonOf(await SendAsync(
            "POST", "api/read", $$"""{ "items": [ "{{item}}" ], "consistency": "eventual" }"""));
        var position = read["position"]![slot.ToString(CultureInfo.InvariantCulture)]!.GetValue<long>();
        return (position, read["items"]![0]!["version"]!.GetValue<long>());
    }

    async Task<List<(long Sequence, long Version)>> VersionsAsync(string item, int slot)
    {
        var versions = new List<(long Sequence, long Version)>();
        await Eventually.IsTrueAsync(async () =>
        {
            versions = [.. await LoggedAsync(item, slot)];
            return versions.Count > 0 && versions[^1].Version == 31;
        });
        return versions;
    }

    async Task<IEnumerable<(long Sequence, long Version)>> LoggedAsync(string item, int slot)
    {
        var logged = new List<(long Sequence, long Version)>();
        for (var after = 0L; ;)
        {
            var page = await JsonOf(await SendAsync("GET", $"api/events?slot={slot}&after={after}&limit=200"));
            var events = page["events"]!.AsArray();
            if (events.Count == 0)
                return logged;
            logged.AddRange(events.SelectMany(e => e!["changes"]!.AsArray()
                .Where(change => change!["item"]!.GetValue<string>() == item)
                .Select(change => (e["sequence"]!.GetValue<long>(), change!["version"]!.GetValue<long>()))));
            after = page["next"]!.GetValue<long>();
        }
    }

    static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);
}
