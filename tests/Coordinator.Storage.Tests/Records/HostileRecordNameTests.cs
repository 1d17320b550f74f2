using System.Globalization;
using System.Text;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Storage.Records;
using Coordinator.Storage.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests.Records;

/// <summary>
/// S05: prefixes, cursors and partitions of views, subscriptions and locks, on Azurite among rows of others.
/// </summary>
[Collection(SharedAzurite.Name)]
public sealed class HostileRecordNameTests(AzuriteFixture azurite) : IAsyncLifetime
{
    const string Own = "view/own";

    TableRecords _records = null!;

    public static TheoryData<string> Names => HostileNames.All;

    public async Task InitializeAsync()
    {
        var options = new StoreOptions
        {
            Name = Some.StoreName,
            ConnectionString = azurite.ConnectionString,
            RequestTimeout = TimeSpan.FromSeconds(30),
        };
        var clients = TableStores.Clients(options, azurite.NewTableName());
        await clients.Writes.CreateIfNotExistsAsync();
        _records = new TableRecords(clients, NullLogger<TableRecords>.Instance, TimeProvider.System);
        foreach (var partition in new[] { "view/other", "viex", "view/own2", "a", "subscriptions" })
        {
            for (var number = 0; number < 3; number++)
                await PutAsync(partition, string.Create(CultureInfo.InvariantCulture, $"foreign{number}"));
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_foreign_row_comes(string hostile)
    {
        await PutAsync(Own, hostile);
        await PutAsync(Own, $"{hostile}-longer");
        await PutAsync(Own, "plain");
        (await ListAsync(Own, hostile, after: null)).ShouldBe([hostile, $"{hostile}-longer"], ignoreOrder: true);
        (await ListAsync(Own, "", after: hostile)).ShouldAllBe(name => name == "plain" || name == $"{hostile}-longer");
        (await ListAsync(Own, hostile, after: hostile)).ShouldBe([$"{hostile}-longer"]);
        (await ListAsync($"{Own}{hostile}", "", after: null)).ShouldBeEmpty();
        (await _records.ReadAsync(new RecordKey(Own, hostile))).Record!.Key.Name.ShouldBe(hostile);
        (await _records.ReadAsync(new RecordKey($"{Own}{hostile}", "plain"))).Status.ShouldBe(ReadStatus.Absent);
    }

    async Task<IReadOnlyList<string>> ListAsync(string partition, string prefix, string? after)
    {
        var found = await _records.ListAsync(partition, prefix, after, top: 100);
        found.ShouldNotBeNull();
        found.Value.ShouldAllBe(record => record.Key.Partition == partition);
        return [.. found.Value.Select(record => record.Key.Name)];
    }

    async Task PutAsync(string partition, string name) =>
        (await _records.CommitAsync(
            [new InsertRecord(new RecordKey(partition, name), Encoding.UTF8.GetBytes("{}"))])).Status
            .ShouldBe(CommitStatus.Applied);
}
