using Azure.Core;
using Coordinator.Core.Effects;
using Coordinator.Core.Records;
using Coordinator.Storage.Tests.Support;
using Coordinator.TestKit.Simulation;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Storage.Tests;

/// <summary>The ports of a deployment made from its settings.</summary>
[Collection(SharedAzurite.Name)]
public sealed class TableStoresTests(AzuriteFixture azurite)
{
    static readonly Uri Address = new("https://acct.table.core.windows.net");

    [Fact]
    public async Task A_new_deployment_does_not_work_until_somebody_makes_its_tables()
    {
        var stores = Create(Store("one") with { TableName = azurite.NewTableName() });
        await stores.CreateMissingAsync();
        await stores.CreateMissingAsync();
        var written = await stores.Replicas.CommitAsync(Some.Batch(new InsertRow(Some.Item())));
        written.Status.ShouldBe(CommitStatus.Applied);
        (await stores.Register.ReadAsync()).ShouldNotBeNull();
        (await stores.Records.ReadAsync(new RecordKey("nobody's", "a"))).ShouldBe(RecordRead.Absent);
        await stores.Nudges.SendAsync(new ResolveNudge(Some.Attempt(), TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_row_goes_to_another_store_than_its_replicas()
    {
        // Two tables of one account stand for two accounts.
        var stores = Create(
            Store("one") with { TableName = azurite.NewTableName() },
            Store("two") with { TableName = azurite.NewTableName() });
        await stores.CreateMissingAsync();
        var two = Some.Replica with { Store = "two" };
        await stores.Replicas.CommitAsync(new Batch(two, [new InsertRow(Some.Item())]));
        (await stores.Replicas.ReadAsync(new RowAddress(two, Some.Item().Key))).Status.ShouldBe(ReadStatus.Found);
        (await stores.Replicas.ReadAsync(Some.At(Some.Item().Key))).Status.ShouldBe(ReadStatus.Absent);
        (await stores.Replicas.ScanAsync(new ScanQuery("two", ScanKind.Items), null))!.Rows.Length.ShouldBe(1);
        (await stores.Replicas.ScanAsync(new ScanQuery("one", ScanKind.Items), null))!.Rows.ShouldBeEmpty();
    }

    [Fact]
    public void Incomplete_settings_are_taken()
    {
        var identity = DelegatedTokenCredential.Create((_, _) => default);
        StoreOptions[] bad =
        [
            Store(" "),
            new() { Name = "one" },
            new() { Name = "one", TableServiceUri = Address },
            new() { Name = "one", TableServiceUri = Address, Credential = identity },
            Store("one") with { TableServiceUri = Address, Credential = identity },
            Store("one") with { RequestTimeout = TimeSpan.Zero },
        ];
        foreach (var options in bad)
            Should.Throw<ArgumentException>(() => Create(options)).Message.Length.ShouldBeGreaterThan(20);
        Should.Throw<ArgumentException>(() => Create());
        Should.Throw<ArgumentException>(() => Create(Store("one"), Store("one")));
        Create(new StoreOptions
        {
            Name = "one",
            TableServiceUri = Address,
            QueueServiceUri = new Uri("https://acct.queue.core.windows.net"),
            Credential = identity,
        }).ShouldNotBeNull();
    }

    [Fact]
    public void Control_stores_that_make_no_register_are_taken()
    {
        StoreOptions[] stores = [Store("one"), Store("two"), Store("three"), Store("four")];
        foreach (string[] names in new string[][] { [], ["one", "two"], ["five"], ["one", "one", "two"] })
            Should.Throw<ArgumentException>(() => Create(stores, names));
        Should.Throw<ArgumentException>(() => Create(stores, "one", "two", "three", "four"));
        Create(stores, "four", "two", "three").Acceptors.Of("any").Length.ShouldBe(3);
        Create(stores, "two").Acceptors.Of("any").Length.ShouldBe(1);
    }

    [Fact]
    public void A_connection_string_is_logged_with_the_settings() =>
        Store("one").ToString().ShouldBe("Store one");

    StoreOptions Store(string name) => new() { Name = name, ConnectionString = azurite.ConnectionString };

    static TableStores Create(params StoreOptions[] stores) =>
        Create(stores, [.. stores.Take(1).Select(store => store.Name)]);

    static TableStores Create(StoreOptions[] stores, params string[] controlStores) =>
        new(stores, controlStores, new SimIdSource(seed: 1), NullLoggerFactory.Instance, TimeProvider.System);
}
