using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Hosts;

public sealed class ItemCommandTests(HostFixture fixture) : HostTest(fixture)
{
    [Fact]
    public async Task A_precondition_of_a_write_is_not_sent()
    {
        var item = $"things/{Fresh()}";
        (await RunAsync("put", item, "{}", "--if-exists")).Ended(1);
        (await RunAsync("put", item, "{}", "--if-missing")).Ended(0);
        (await RunAsync("put", item, "{}", "--if-missing")).Ended(1).Error.ShouldContain("precondition-failed");
        (await RunAsync("patch", item, """{"a":1}""", "--if-version", "2")).Ended(1);
        (await RunAsync("patch", item, """{"a":1}""", "--if-version", "1")).Ended(0);
        (await RunAsync("delete", item, "--if-version", "2")).Ended(0).Output.ShouldBeEmpty();
        (await RunAsync("put", item, "{}", "--if-missing", "--if-version", "1")).Ended(2);
    }

    [Fact]
    public async Task The_past_or_the_snapshot_is_not_what_was_asked_for()
    {
        var item = $"things/{Fresh()}";
        var first = await RunAsync("put", item, """{"v":1}""");
        (await RunAsync("put", item, """{"v":2}""")).Ended(0);
        var then = first.Ended(0).Json["commitTime"]!.GetValue<string>();
        (await RunAsync("get", item, "--as-of", then)).Ended(0).Output.Trim().ShouldBe("""{"v":1}""");
        var read = await RunAsync("read", item, $"things/{Fresh()}");
        read.Ended(0).Json["items"]![0]!["version"]!.GetValue<int>().ShouldBe(2);
        read.Json["items"]![1]!["version"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_value_that_somebody_wrote_steers_the_terminal_of_whoever_reads_it()
    {
        var item = $"things/{Fresh()}";
        (await RunAsync("put", item, "{\"v\":\"a\\u001b]0;owned\\u0007\u202eb\"}")).Ended(0);
        var run = await RunAsync("read", item, "-o", "table");
        run.Ended(0).Output.ShouldContain(item);
        run.Output.Where(c => char.IsControl(c) && c is not ('\n' or '\r')).ShouldBeEmpty();
        run.Output.ShouldNotContain('\u202e');
    }
}
