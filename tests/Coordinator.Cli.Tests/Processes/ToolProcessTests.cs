using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Processes;

public sealed class ToolProcessTests(HostFixture fixture) : HostTest(fixture)
{
    [SkippableFact]
    public async Task Ctrl_C_ends_a_tail_with_an_error_or_loses_its_place()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows cannot send Ctrl+C to one process.");
        (await RunAsync("put", "tailed/1", """{"n":1}""")).Ended(0);
        using var tail = ToolProcess.Start(
            Fixture.Address, "events", "tail", "--collection", "tailed", "--from", "beginning");
        (await tail.Output.ReadLineAsync()).ShouldNotBeNull().ShouldContain("""{"n":1}""");
        (await RunAsync("put", "tailed/2", """{"n":2}""")).Ended(0);
        (await tail.Output.ReadLineAsync()).ShouldNotBeNull().ShouldContain("""{"n":2}""");
        tail.Interrupt();
        (await tail.EndAsync()).ShouldBe(0);
        var advice = await tail.Error.ReadToEndAsync();
        var cursor = advice.Trim().Split(' ')[^1];
        (await RunAsync("put", "tailed/3", """{"n":3}""")).Ended(0);
        var rest = await RunAsync("events", "tail", "--collection", "tailed", "--from", cursor, "--limit", "1");
        rest.Ended(0).Output.ShouldNotContain("""{"n":1}""");
    }

    [SkippableFact]
    public async Task A_tail_goes_on_for_ever_though_nobody_reads_it()
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows does not tell.");
        (await RunAsync("put", "piped/1", """{"n":1}""")).Ended(0);
        using var tail = ToolProcess.Start(
            Fixture.Address, "events", "tail", "--collection", "piped", "--from", "beginning");
        (await tail.Output.ReadLineAsync()).ShouldNotBeNull().ShouldContain("""{"n":1}""");
        tail.Output.Close();
        (await RunAsync("put", "piped/2", """{"n":2}""")).Ended(0);
        (await tail.EndAsync()).ShouldBe(0);
        (await tail.Error.ReadToEndAsync()).ShouldContain("Go on with --from");
    }

    [Fact]
    public async Task A_script_sees_another_exit_code_than_the_tool_means()
    {
        using var missing = ToolProcess.Start(Fixture.Address, "get", "things/never");
        (await missing.EndAsync()).ShouldBe(1);
        using var usage = ToolProcess.Start(Fixture.Address, "get");
        (await usage.EndAsync()).ShouldBe(2);
    }
}
