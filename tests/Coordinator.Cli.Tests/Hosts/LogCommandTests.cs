using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Hosts;

/// <summary>Events, views, subscriptions.</summary>
public sealed class LogCommandTests(HostFixture fixture) : HostTest(fixture)
{
    [Fact]
    public async Task A_log_is_not_read_to_its_end_or_an_event_takes_more_than_a_line()
    {
        var collection = "logged";
        foreach (var n in Enumerable.Range(1, 3))
            (await RunAsync("put", $"{collection}/{n}", $$"""{"n":{{n}}}""")).Ended(0);
        var first = await RunAsync("events", "tail", "--collection", collection, "--from", "beginning", "--limit", "3");
        first.Ended(0).Output.Trim().Split('\n').Length.ShouldBe(3, first.Said);
        first.Output.ShouldContain("""{"n":3}""");
        var all = await RunAsync("events", "tail", "--collection", collection, "--until-end", "-o", "table");
        all.Ended(0).Output.ShouldContain("logged/3 v1");
        (await RunAsync("events", "item", $"{collection}/1")).Ended(0).Output.ShouldContain("logged/1");
        (await RunAsync("events", "tail")).Ended(2);
        (await RunAsync("events", "tail", "--slot", "1", "--from", "x")).Ended(2);
    }

    [Fact]
    public async Task A_view_cannot_be_made_asked_and_deleted()
    {
        const string definition = """{"source":"sales","key":["/who"],"aggregates":{"n":{"count":true}}}""";
        (await RunAsync("put", "sales/1", """{"who":"al"}""")).Ended(0);
        (await RunAsync("views", "define", "by-who", definition)).Ended(0);
        var rows = await RunAsync("views", "query", "by-who", "--after", "now", "--wait", "30s");
        rows.Ended(0).Json["items"]![0]!["value"]!["n"]!.GetValue<int>().ShouldBe(1);
        (await RunAsync("views", "get", "by-who", "al", "-o", "table")).Ended(0).Output.ShouldContain("""{"n":1}""");
        (await RunAsync("views", "show", "by-who", "-o", "table")).Ended(0).Output.ShouldContain("\"/who\"");
        (await RunAsync("views", "list", "--all")).Ended(0).Output.ShouldContain("by-who");
        (await RunAsync("views", "rebuild", "by-who")).Ended(0);
        (await RunAsync("views", "delete", "by-who", "--yes")).Ended(0);
        (await RunAsync("views", "get", "by-who", "nobody")).Ended(1);
    }

    [Fact]
    public async Task A_subscription_cannot_be_made_stopped_and_deleted()
    {
        (await RunAsync("subscriptions", "put", "mails", """{"topic":"mails","target":{"queue":"mails"}}""")).Ended(0);
        (await RunAsync("subscriptions", "pause", "mails")).Ended(0).Json["state"]!.GetValue<string>()
            .ShouldBe("paused");
        (await RunAsync("subscriptions", "get", "mails", "-o", "table")).Ended(0).Output.ShouldContain("queue mails");
        (await RunAsync("subscriptions", "resume", "mails")).Ended(0);
        (await RunAsync("subscriptions", "dead-letters", "mails", "-o", "table")).Ended(0);
        (await RunAsync("subscriptions", "replay", "mails")).Ended(2);
        (await RunAsync("subscriptions", "replay", "mails", "--dead-letters")).Ended(0);
        (await RunAsync("subscriptions", "delete", "mails", "--yes")).Ended(0);
        (await RunAsync("subscriptions", "get", "mails")).Ended(1);
    }
}
