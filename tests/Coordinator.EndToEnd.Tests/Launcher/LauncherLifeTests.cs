using System.Globalization;
using System.Net.Sockets;
using Coordinator.Contracts;
using Coordinator.EndToEnd.Tests.Crash;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Launcher;

/// <summary>What somebody sees who starts the launcher, stops it, and starts it again.</summary>
public sealed class LauncherLifeTests(ITestOutputHelper output) : IDisposable
{
    readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("terminate")]
    [InlineData("interrupt")]
    public async Task Stopping_under_load_loses_an_acknowledged_write(string signal)
    {
        var by = signal == "interrupt" ? StopBy.Interrupt : StopBy.Terminate;
        IReadOnlyList<string> acknowledged;
        await using (var first = await StartAsync())
        {
            using var clients = new ApiClients(await first.ReadyAsync(), 4);
            var writes = new WriteLoad(clients.All);
            var begun = await Eventually.TrueAsync(
                () => Task.FromResult(writes.Acknowledged.Count > 40), TimeSpan.FromMinutes(1));
            begun.ShouldNotBeNull("writes hardly get through");
            (await first.StopAsync(by)).ShouldBe(0, first.Said);
            acknowledged = await writes.EndAsync();
        }

        var start = TimeProvider.System.GetTimestamp();
        await using var second = await StartAsync();
        output.WriteLine($"Started again in {TimeProvider.System.GetElapsedTime(start).TotalSeconds:F1} s.");
        using var reader = new ApiClients(await second.ReadyAsync(), 1);
        var missing = new List<string>();
        foreach (var chunk in acknowledged.Chunk(100))
        {
            var items = (await reader.First.Items.ReadAsync(chunk)).Required.Items;
            missing.AddRange(items.Where(item => item.Version == 0).Select(item => item.Item));
        }
        missing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Standard_output_holds_more_than_the_ready_line()
    {
        await using var launcher = await StartAsync();
        (await launcher.StopAsync()).ShouldBe(0, launcher.Said);
        launcher.Output.Count.ShouldBe(1, launcher.Said);
    }

    [Fact]
    public async Task Account_keys_are_printed()
    {
        await using var launcher = await StartAsync();
        (await launcher.StopAsync()).ShouldBe(0, launcher.Said);
        var settings = await File.ReadAllTextAsync(_data.SettingsFile);
        var keys = settings.Split("AccountKey=").Skip(1).Select(rest => rest.Split(';')[0]).Distinct().ToArray();
        keys.Length.ShouldBe(3);
        keys.ShouldAllBe(key => !launcher.Said.Contains(key, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_launcher_on_the_same_folder_is_let_in()
    {
        await using var first = await StartAsync();
        await using var second = LauncherProcess.Spawn("--data", _data.FullName, "--port", "0");
        (await second.WaitForExitAsync()).ShouldBe(1);
        second.Said.ShouldContain($"in use by another launcher (process {first.Id})");
        using var client = new ApiClients(await first.ReadyAsync(), 1);
        (await client.First.Operations.GetReadinessAsync()).IsSuccess.ShouldBeTrue();
    }

    [Fact]
    public async Task A_taken_port_is_found_out_after_the_storage_has_started()
    {
        using var somebody = new TcpListener(System.Net.IPAddress.Loopback, 0);
        somebody.Start();
        var port = ((System.Net.IPEndPoint)somebody.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
        await using var launcher = LauncherProcess.Spawn("--data", _data.FullName, "--port", port);
        (await launcher.WaitForExitAsync()).ShouldBe(1);
        launcher.Said.ShouldContain($"Port {port} is taken");
        launcher.Said.ShouldNotContain("Azurite");
    }

    [Fact]
    public async Task Other_stores_than_the_folder_was_made_for_hide_its_data()
    {
        await using (await LauncherProcess.StartAsync("storage", "--data", _data.FullName, "--stores", "2"))
        {
            // Only to make the folder.
        }
        await using var other = LauncherProcess.Spawn("storage", "--data", _data.FullName, "--stores", "3");
        (await other.WaitForExitAsync()).ShouldBe(1);
        other.Said.ShouldContain("was made for the stores a, b");
    }

    [Fact]
    public async Task Stores_in_several_processes_do_not_come_back()
    {
        string[] arguments = ["storage", "--data", _data.FullName, "--processes", "2"];
        await using (await LauncherProcess.StartAsync(arguments))
        {
            await WriteAndReadAsync(write: true);
        }
        await using (await LauncherProcess.StartAsync(arguments))
        {
            await WriteAndReadAsync(write: false);
        }
    }

    async Task WriteAndReadAsync(bool write)
    {
        await using var host = await LauncherProcess.StartAsync(
            "host", "--settings", _data.SettingsFile, "--port", "0");
        using var client = new ApiClients(await host.ReadyAsync(), 1);
        var value = WireJson.ToElement(new { kept = true });
        if (write)
            _ = (await client.First.Items.PutAsync("things/kept", value)).Required;
        var kept = (await client.First.Items.GetAsync("things/kept")).Required.Value;
        kept.GetProperty("kept").GetBoolean().ShouldBeTrue();
    }

    Task<LauncherProcess> StartAsync() => LauncherProcess.StartAsync("--data", _data.FullName, "--port", "0");
}
