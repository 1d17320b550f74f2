using System.ComponentModel;
using System.Diagnostics;
using Coordinator.Cli.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Cli.Tests.Processes;

public sealed class CompletionTests(HostFixture fixture) : HostTest(fixture)
{
    [Theory]
    [InlineData("sag", "sagas")]
    [InlineData("sagas definitions ", "put")]
    [InlineData("get a/b --cons", "--consistency")]
    [InlineData("get a/b --consistency ", "eventual")]
    public async Task A_word_is_not_completed(string line, string candidate) =>
        (await SuggestAsync(Fixture.Address, line)).ShouldContain(candidate);

    [Theory]
    [InlineData("failover 0 --drop ", "b")]
    [InlineData("failover ", "3")]
    [InlineData("move 1 --to a ", "c")]
    public Task A_name_that_only_the_host_knows_is_not_completed(string line, string candidate) =>
        SuggestsAsync(line, candidate);

    [Fact]
    public async Task A_saga_is_not_completed()
    {
        var id = Fresh();
        const string definition = """{"steps":[{"name":"ok","wait":{"event":"go","timeoutMs":1000}}]}""";
        (await RunAsync("sagas", "definitions", "put", "completes", definition)).Ended(0);
        (await RunAsync("sagas", "start", "completes", "--id", id)).Ended(0);
        await SuggestsAsync("sagas get ", id);
    }

    [Fact]
    public async Task A_prompt_shows_an_error_or_hangs_where_no_host_answers()
    {
        await using var silent = await StubHost.StartAsync(context =>
            Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted)
                .ContinueWith(_ => { }, TaskScheduler.Default));
        var run = await CliRun.Of(new CliWorld(), Directive(silent.Address, "failover "));
        run.Error.ShouldBeEmpty();
        run.Output.Split('\n').ShouldNotContain("0");
    }

    [Fact]
    public async Task A_redirect_takes_the_key_along()
    {
        var asked = 0;
        await using var elsewhere = await StubHost.StartAsync(_ =>
        {
            Interlocked.Increment(ref asked);
            return Task.CompletedTask;
        });
        await using var host = await StubHost.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address.AbsoluteUri);
            return Task.CompletedTask;
        });
        await SuggestAsync(host.Address, "failover ");
        asked.ShouldBe(0);
    }

    [SkippableFact]
    public async Task The_script_for_bash_completes_nothing()
    {
        var script = (await RunAsync("completion", "bash")).Ended(0).Output;
        var lines = await BashAsync($$"""
            coordinator() { dotnet "{{ToolProcess.Program}}" "$@"; }
            {{script}}
            COMP_LINE='coordinator failover 0 --dr'; COMP_POINT=${#COMP_LINE}
            COMP_WORDS=(coordinator failover 0 --dr); COMP_CWORD=3
            _coordinator
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        lines.Trim().ShouldBe("--drop");
    }

    [Theory]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task A_shell_has_no_script(string shell) =>
        (await RunAsync("completion", shell)).Ended(0).Output.ShouldContain("[suggest:");

    /// <summary>A busy host may miss the moment that a prompt waits for it; the next Tab asks again.</summary>
    Task SuggestsAsync(string line, string candidate) => Eventually.IsTrueAsync(
        async () => (await SuggestAsync(Fixture.Address, line)).Contains(candidate));

    static string[] Directive(Uri host, string line)
    {
        var asked = $"--url {host.AbsoluteUri} {line}";
        return [$"[suggest:{asked.Length}]", asked];
    }

    static async Task<string[]> SuggestAsync(Uri host, string line) =>
        (await CliRun.Of(new CliWorld(), Directive(host, line))).Ended(0).Output.ReplaceLineEndings("\n").Split('\n');

    static async Task<string> BashAsync(string script)
    {
        Process? bash = null;
        try
        {
            bash = Process.Start(new ProcessStartInfo("bash", ["-s"])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            });
        }
        catch (Win32Exception)
        {
            Skip.If(true, "There is no bash here.");
        }

        Skip.If(OperatingSystem.IsWindows(), "A bash on Windows has other paths than .NET.");
        using (bash)
        {
            await bash!.StandardInput.WriteAsync(script);
            bash.StandardInput.Close();
            return await bash.StandardOutput.ReadToEndAsync();
        }
    }
}
