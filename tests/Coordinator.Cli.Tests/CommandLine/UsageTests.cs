using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.CommandLine;

/// <summary>Mistakes on the command line are told before anything is sent: there is no host here.</summary>
public sealed class UsageTests
{
    static readonly CliWorld Nowhere = CliWorld.At(new Uri("http://127.0.0.1:9/"));

    [Theory]
    [InlineData("get", "ITEM")]
    [InlineData("sagas", "coordinator sagas --help")]
    [InlineData("nonsense", "nonsense")]
    [InlineData("submit --min 1 --delete a/b", "--min belongs to the operation before it")]
    [InlineData("submit --delete a/b --min 1", "--min belongs to --add")]
    [InlineData("submit --delete a/b c/d", "--delete takes ITEM")]
    [InlineData("submit --add a/b /n ten", "takes a number")]
    [InlineData("submit --add a/b /n", "--add")]
    [InlineData("submit --put a/b {x", "no JSON")]
    [InlineData("submit ops.json --delete a/b", "not both")]
    [InlineData("submit --delete a/b --wait", "--async")]
    [InlineData("submit --delete a/b --fence nightly", "LOCK:TOKEN")]
    [InlineData("submit no-such-file.json", "no-such-file.json")]
    [InlineData("put a/b @no-such-file", "no-such-file")]
    [InlineData("get a/b --retry-for 5", "250ms")]
    [InlineData("get a/b --consistency perfect", "perfect")]
    [InlineData("get a/b --output xml", "xml")]
    [InlineData("failover x --drop a", "SHARD")]
    [InlineData("failover 1", "--drop")]
    [InlineData("bench --clients 65", "1 to 64")]
    [InlineData("bench --theta 3", "0 to 2")]
    [InlineData("in-doubt --abort --resolve", "exclude")]
    [InlineData("sagas list --started-after yesterday", "2026-")]
    [InlineData("completion csh", "csh")]
    [InlineData("get a/b --url localhost", "--url")]
    public async Task A_mistake_is_sent_or_told_without_what_is_right(string line, string told)
    {
        var run = await CliRun.Of(Nowhere, line.Split(' '));
        run.Ended(2).Error.ShouldContain(told);
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Operations_are_waited_for_at_a_terminal_where_nobody_was_asked()
    {
        var run = await CliRun.Of(Nowhere with { IsInputTerminal = true }, "submit");
        run.Ended(2).Error.ShouldContain("--put");
    }

    [Fact]
    public async Task Help_does_not_say_how_a_key_is_given_or_what_exit_codes_mean()
    {
        var run = await CliRun.Of(Nowhere);
        run.Ended(0).Output.ShouldContain("COORDINATOR_KEY");
        run.Output.ShouldContain("Exit codes");
    }
}
