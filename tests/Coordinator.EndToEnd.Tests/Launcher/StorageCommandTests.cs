using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Launcher;

/// <summary>Storage in several processes, one of which is stopped and started while the others serve.</summary>
public sealed class StorageCommandTests : IDisposable
{
    const string Table = "kept";

    readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_store_that_is_stopped_takes_others_with_it_or_loses_its_data()
    {
        await using var launcher = await StartAsync("3");
        var (a, b) = (await TableAsync("a"), await TableAsync("b"));
        foreach (var table in new[] { a, b })
        {
            await table.CreateIfNotExistsAsync();
            await table.AddEntityAsync(new TableEntity("p", "r"));
        }

        (await launcher.AskAsync("stop b", "stopped")).ShouldBe("stopped b");
        await Should.ThrowAsync<Exception>(() => ReadAsync(b));
        (await ReadAsync(a)).ShouldBe("r");
        launcher.Exited.IsCompleted.ShouldBeFalse(launcher.Said);

        var started = await launcher.AskAsync("start b", "started");
        started.ShouldBe($"started b {b.Uri.GetLeftPart(UriPartial.Authority)}");
        (await ReadAsync(b)).ShouldBe("r");
        (await launcher.StopAsync()).ShouldBe(0, launcher.Said);
    }

    /// <summary>Two of the three stores live in process 0.</summary>
    [Fact]
    public async Task A_process_is_not_known_by_its_number_or_cannot_be_stopped_twice()
    {
        await using var launcher = await StartAsync("2");
        (await launcher.AskAsync("stop 0", "stopped")).ShouldBe("stopped 0");
        (await launcher.AskAsync("stop a", "stopped")).ShouldBe("stopped a");
        launcher.Said.ShouldContain("Out of service: a, c.");
        (await launcher.StopAsync()).ShouldBe(0, launcher.Said);

        await using var again = await StartAsync("2");
        (await again.AskAsync("start c", "started")).ShouldStartWith("started c http://");
    }

    [Fact]
    public async Task A_process_that_ends_by_itself_goes_unnoticed_once_it_was_stopped()
    {
        await using var launcher = await StartAsync("2");
        await launcher.AskAsync("stop b", "stopped");
        await launcher.AskAsync("start b", "started");

        var pidFile = Directory.GetFiles(_data.FullName, "azurite.pid", SearchOption.AllDirectories).Order().Last();
        using var azurite = Process.GetProcessById(
            int.Parse(await File.ReadAllTextAsync(pidFile), CultureInfo.InvariantCulture));
        StopSignals.Send(azurite, StopBy.Terminate);

        (await launcher.WaitForExitAsync()).ShouldBe(1);
        launcher.Said.ShouldContain("Azurite ended by itself");
    }

    [Fact]
    public async Task A_line_that_is_not_understood_is_passed_over_in_silence()
    {
        await using var launcher = await StartAsync("2");
        foreach (var line in new[] { "stop z", "stop", "stop 2", "halt b", "" })
        {
            var before = launcher.Said.Length;
            await launcher.SayAsync(line);
            (await Eventually.TrueAsync(
                () => Task.FromResult(launcher.Said[before..].Contains("\"stop NAME\"", StringComparison.Ordinal)),
                TimeSpan.FromSeconds(30))).ShouldNotBeNull(line);
        }

        launcher.Output.Count.ShouldBe(1, launcher.Said);
    }

    Task<LauncherProcess> StartAsync(string processes) =>
        LauncherProcess.StartAsync("storage", "--data", _data.FullName, "--processes", processes);

    async Task<TableClient> TableAsync(string name)
    {
        using var settings = JsonDocument.Parse(await File.ReadAllTextAsync(_data.SettingsFile));
        var store = settings.RootElement.GetProperty("Coordinator").GetProperty("Stores").EnumerateArray()
            .Single(store => store.GetProperty("Name").GetString() == name);
        return new TableClient(store.GetProperty("ConnectionString").GetString()!, Table);
    }

    static async Task<string> ReadAsync(TableClient table) =>
        (await table.GetEntityAsync<TableEntity>("p", "r")).Value.RowKey;
}
