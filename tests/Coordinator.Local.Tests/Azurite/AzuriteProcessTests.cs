using System.Net;
using System.Net.Sockets;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Coordinator.Local.Azurite;
using Shouldly;

namespace Coordinator.Local.Tests.Azurite;

public sealed class AzuriteProcessTests : IDisposable
{
    readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Start_returns_before_the_services_answer()
    {
        await using var azurite = await StartAsync();
        using var http = new HttpClient();
        foreach (var address in new[] { azurite.Endpoints.Blob, azurite.Endpoints.Queue, azurite.Endpoints.Table })
        {
            using var answer = await http.GetAsync(new Uri(address, "one?comp=list"));
            ((int)answer.StatusCode).ShouldBeInRange(400, 499);
        }
    }

    [Fact]
    public async Task Dispose_leaves_a_process_or_its_mark_behind()
    {
        var azurite = await StartAsync();
        var ended = azurite.Ended;
        File.Exists(Path.Combine(_directory.FullName, "azurite.pid")).ShouldBeTrue();
        await azurite.DisposeAsync();
        ended.IsCompletedSuccessfully.ShouldBeTrue();
        File.Exists(Path.Combine(_directory.FullName, "azurite.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task An_open_keep_alive_connection_holds_the_stop_up()
    {
        await using var azurite = await StartAsync();
        using var connection = new TcpClient();
        await connection.ConnectAsync(IPAddress.Loopback, azurite.Endpoints.Table.Port);
        await azurite.StopAsync().WaitAsync(TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    [Fact]
    public async Task A_taken_port_is_reported_without_its_number()
    {
        await using var first = await StartAsync();
        using var second = new TemporaryDirectory();
        var taken = first.Endpoints.Table.Port;
        var options = new AzuriteOptions(second.FullName) { Ports = AzuritePorts.Free with { Table = taken } };
        var error = await Should.ThrowAsync<AzuriteException>(async () =>
            await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options));
        error.Message.ShouldContain($"EADDRINUSE: address already in use 127.0.0.1:{taken}");
    }

    [Fact]
    public async Task Two_processes_share_a_data_directory()
    {
        var first = await StartAsync();
        var second = StartAsync();
        second.IsCompleted.ShouldBeFalse();
        await first.DisposeAsync();
        await using var running = await second;
        running.ProcessId.ShouldNotBe(0);
    }

    [Fact]
    public async Task The_mark_of_a_killed_process_blocks_the_next_start()
    {
        await File.WriteAllTextAsync(Path.Combine(_directory.FullName, "azurite.pid"), "2147483646");
        await using var azurite = await StartAsync();
        azurite.ConnectionStrings.Keys.ShouldBe(["one", "two"]);
    }

    [Fact]
    public async Task A_connection_string_lacks_the_account_in_its_path()
    {
        await using var azurite = await StartAsync();
        azurite.ConnectionString("two").ShouldContain($"TableEndpoint={azurite.Endpoints.Table}two;");
        azurite.ConnectionString("two").ShouldContain("AccountName=two;");
        azurite.ConnectionString().ShouldContain("AccountName=one;");
    }

    [Fact]
    public async Task A_stop_loses_acknowledged_writes()
    {
        // Well within the 5 s between two flushes, so that only the stop can have saved them.
        await using (var first = await StartAsync())
        {
            var table = new TableClient(first.ConnectionString("two"), "kept");
            await table.CreateIfNotExistsAsync();
            await table.SubmitTransactionAsync(Enumerable.Range(0, 100).Select(i =>
                new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("p", $"r{i}"))));
            var queue = new QueueClient(first.ConnectionString("two"), "kept");
            await queue.CreateIfNotExistsAsync();
            await queue.SendMessageAsync("message");
        }
        await using var second = await StartAsync();
        var rows = new TableClient(second.ConnectionString("two"), "kept").QueryAsync<TableEntity>();
        (await rows.CountAsync()).ShouldBe(100);
        var kept = new QueueClient(second.ConnectionString("two"), "kept");
        (await kept.ReceiveMessageAsync()).Value.MessageText.ShouldBe("message");
    }

    [Fact]
    public async Task An_account_sees_the_tables_of_another()
    {
        await using var azurite = await StartAsync();
        await new TableClient(azurite.ConnectionString("one"), "own").CreateIfNotExistsAsync();
        var other = new TableClient(azurite.ConnectionString("two"), "own");
        var error = await Should.ThrowAsync<RequestFailedException>(
            async () => await other.QueryAsync<TableEntity>().CountAsync());
        error.ErrorCode.ShouldBe("TableNotFound");
    }

    async Task<AzuriteProcess> StartAsync() => await AzuriteProcess.StartAsync(
        await AzuriteInstallation.EnsureAsync(),
        new AzuriteOptions(_directory.FullName)
        {
            Accounts = [AzuriteAccount.WithEmulatorKey("one"), AzuriteAccount.WithEmulatorKey("two")],
        });
}
