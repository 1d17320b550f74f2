using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Parsing;
using Shouldly;

namespace Coordinator.Functions.Tests.Parsing;

public sealed class RequestErrorsTests
{
    const int AnswerBytesMax = 512 * 1024;

    /// <summary>Bodies of a few megabytes with many mistakes at places whose names are long.</summary>
    public static TheoryData<string, string> LongPlaces => new()
    {
        { "one long name above many members that stand twice", Under(Text('n', 3_000_000)) },
        { "a long name at each level", Deep(50, 60_000) },
        { "long unknown members", $"{{{Members(100, 35_000)}}}" },
        { "a long JSON pointer",
            "{\"operations\":[{\"op\":\"check\",\"item\":\"a/b\",\"if\":{\"equals\":{\"" + Text('n', 3_000_000)
            + "\":1}}}]}" },
    };

    [Theory]
    [MemberData(nameof(LongPlaces))]
    public void A_bad_request_gets_an_answer_many_times_its_size(string what, string body)
    {
        var problem = Parse(body);
        problem.Status.ShouldBe(400, what);
        JsonSerializer.SerializeToUtf8Bytes(problem.Errors).Length.ShouldBeLessThan(AnswerBytesMax);
        problem.Errors!.Keys.ShouldContain(place => place.Contains('…', StringComparison.Ordinal));
    }

    [Fact]
    public void Mistakes_that_nobody_is_told_keep_a_processor_busy()
    {
        var body = Under(Text('n', 1_000_000), twins: 120_000);
        var watch = Stopwatch.StartNew();
        Parse(body).Errors!.Count.ShouldBe(100);
        // Some milliseconds; to name every place took minutes.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void A_name_is_cut_through_a_character()
    {
        var place = JsonPointer.Member("", Text('n', 126) + "😀😀");
        place.ShouldBe("/" + Text('n', 126) + "…");
        JsonPointer.Member("", Text('~', 128)).ShouldBe("/" + string.Concat(Enumerable.Repeat("~0", 128)));
    }

    static Problem Parse(string body)
    {
        body.Length.ShouldBeLessThan(Limits.RequestBytesMax);
        return new TransactionParser(SlotLayout.Even(64), Tenant.None)
            .Parse(Encoding.UTF8.GetBytes(body), idempotencyKey: null, dryRun: false, new RequestErrors()).Problem!;
    }

    static string Under(string name, int twins = 150) =>
        $"{{\"{name}\":{{{string.Join(',', Enumerable.Range(0, twins).Select(n => $"\"{n}\":0,\"{n}\":0"))}}}}}";

    static string Deep(int levels, int chars) =>
        string.Concat(Enumerable.Repeat($"{{\"{Text('d', chars)}\":", levels)) + "{\"a\":0,\"a\":0}"
        + new string('}', levels);

    static string Members(int count, int chars) =>
        string.Join(',', Enumerable.Range(0, count).Select(n => $"\"{n}{Text('m', chars)}\":0"));

    static string Text(char c, int count) => new(c, count);
}
