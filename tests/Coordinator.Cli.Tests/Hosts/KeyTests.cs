using Coordinator.Cli.Tests.Support;
using Shouldly;

namespace Coordinator.Cli.Tests.Hosts;

public sealed class KeyTests(HostFixture fixture) : HostTest(fixture)
{
    const string Function = "function-key-0123456789abcdef";
    const string Admin = "admin-key-0123456789abcdef";

    [Fact]
    public async Task A_key_is_not_taken_from_where_it_is_or_is_seen_in_what_the_tool_writes()
    {
        await using var host = await LiveHost.StartAsync(
            Fixture.Azurite, ("Host:Keys:Function", Function), ("Host:Keys:Admin", Admin));
        var world = CliWorld.At(host.Address);
        (await CliRun.Of(world, "cluster", "-o", "table")).Ended(1).Error.ShouldContain("401");
        (await CliRun.Of(world.With("COORDINATOR_KEY", Function), "cluster")).Ended(1);

        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, Admin + "\r\nnot this line");
        CliRun[] runs =
        [
            await CliRun.Of(world.With("COORDINATOR_KEY", Admin), "cluster", "--verbose"),
            await CliRun.Of(world, "cluster", "--key-file", file, "--verbose"),
            await CliRun.Of(world with { Input = Admin + "\n" }, "cluster", "--key-stdin", "--verbose"),
        ];
        File.Delete(file);
        foreach (var run in runs)
        {
            run.Ended(0).Error.ShouldContain("GET /api/cluster 200");
            run.Said.ShouldNotContain(Admin);
        }
    }

    [Fact]
    public async Task A_key_that_cannot_be_one_is_sent_or_printed()
    {
        (await CliRun.Of(World.With("COORDINATOR_KEY", "two words"), "health")).Ended(2).Error
            .ShouldNotContain("two words");
        (await RunAsync("health", "--key-file", "no-such-file")).Ended(2).Error.ShouldContain("no-such-file");
        (await RunAsync("health", "--key-file", "x", "--key-stdin")).Ended(2);
        (await CliRun.Of(World.With("COORDINATOR_KEY", "k"), "health", "--entra", "api://x")).Ended(2);
        (await CliRun.Of(new CliWorld(), "health", "--url", "http://user:secret@localhost")).Ended(2).Error
            .ShouldNotContain("secret");
    }
}
