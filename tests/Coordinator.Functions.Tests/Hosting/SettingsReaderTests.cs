using Coordinator.Functions.Hosting;
using Coordinator.TestKit;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Functions.Tests.Hosting;

public sealed class SettingsReaderTests
{
    const string ServiceUri = "https://c.example";

    static readonly (string Name, string? Value)[] Valid =
    [
        ("Coordinator:Stores:0:Name", "a"), ("Coordinator:Stores:0:ConnectionString", "UseDevelopmentStorage=true"),
        ("Coordinator:Stores:1:Name", "b"),
        ("Coordinator:Stores:1:TableServiceUri", "https://b.table.core.windows.net"),
    ];

    [Fact]
    public void Defaults_are_missing()
    {
        var settings = Read();
        settings.Stores.Select(store => store.Name).ShouldBe(["a", "b"]);
        settings.ControlStores.ShouldBe(["a"]);
        (settings.Slots, settings.Shards, settings.ReplicationFactor).ShouldBe((64, 4, 2));
        settings.AreDrillsEnabled.ShouldBeFalse();
        settings.Timings.AttemptLease.ShouldBeGreaterThan(TimeSpan.Zero);
        settings.Timings.SlotsPerSweep.ShouldBeGreaterThan(0);
        // A read has to get round a silent store in its time.
        (settings.RequestTimeout * 2).ShouldBeLessThan(settings.Timings.ReadTimeout);
    }

    [Fact]
    public void The_time_limit_of_a_request_cannot_be_set() =>
        Read(("Coordinator:RequestTimeoutMs", "750")).RequestTimeout.ShouldBe(TimeSpan.FromMilliseconds(750));

    [Theory]
    [InlineData("Coordinator:Slots", "0", "Coordinator:Slots")]
    [InlineData("Coordinator:Slots", "1025", "Coordinator:Slots")]
    [InlineData("Coordinator:Slots", "many", "Coordinator:Slots")]
    [InlineData("Coordinator:Shards", "65", "Coordinator:Shards")]
    [InlineData("Coordinator:ReplicationFactor", "3", "Coordinator:ReplicationFactor")]
    [InlineData("Coordinator:ReplicationFactor", "0", "Coordinator:ReplicationFactor")]
    [InlineData("Coordinator:Limits:RequestsPerSecondPerCaller", "-1", "Coordinator:Limits:RequestsPerSecondPerCaller")]
    [InlineData("Coordinator:Limits:ConcurrentRequests", "-1", "Coordinator:Limits:ConcurrentRequests")]
    [InlineData("Coordinator:Limits:BodyBytes", "4194303", "Coordinator:Limits:BodyBytes")]
    [InlineData("Coordinator:Limits:BodyTimeoutMs", "999", "Coordinator:Limits:BodyTimeoutMs")]
    [InlineData("Coordinator:Limits:SlowAfterMs", "soon", "Coordinator:Limits:SlowAfterMs")]
    [InlineData("Coordinator:RequestTimeoutMs", "99", "Coordinator:RequestTimeoutMs")]
    [InlineData("Coordinator:RequestTimeoutMs", "60001", "Coordinator:RequestTimeoutMs")]
    [InlineData("Coordinator:RequestTimeoutMs", "00:00:02", "Coordinator:RequestTimeoutMs")]
    [InlineData("Coordinator:Drills:Enabled", "yes", "Coordinator:Drills:Enabled")]
    [InlineData("Coordinator:Sweep:Schedule", "*/5 * * * * *", "SWEEP_SCHEDULE")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "nowhere", "APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "Endpoint=x", "APPLICATIONINSIGHTS_CONNECTION_STRING")]
    [InlineData("Coordinator:ControlStores:0", "z", "Coordinator:ControlStores:0")]
    [InlineData("Coordinator:ControlStores:0", "b", "QueueServiceUri")]
    [InlineData("Coordinator:Stores:1:Name", "a", "more than once")]
    [InlineData("Coordinator:Stores:1:Name", "b c", "Coordinator:Stores:1:Name")]
    [InlineData("Coordinator:Stores:1:TableServiceUri", "b.table", "Coordinator:Stores:1:TableServiceUri")]
    [InlineData(
        "Coordinator:Stores:1:ConnectionString", "UseDevelopmentStorage=true", "Coordinator:Stores:1 needs either")]
    [InlineData("Coordinator:Stores:0:ConnectionString", "nonsense", "Coordinator:Stores:0:ConnectionString")]
    [InlineData(
        "Coordinator:Stores:0:ConnectionString", "AccountName=a;AccountKey=?", "Coordinator:Stores:0:ConnectionString")]
    [InlineData("Coordinator:Timings:AttemptLease", "soon", "Coordinator:Timings")]
    [InlineData("Coordinator:Timings:AttemptLease", "00:00:00", "Coordinator:Timings:AttemptLease")]
    [InlineData("Coordinator:Timings:SlotsPerSweep", "-1", "Coordinator:Timings:SlotsPerSweep")]
    [InlineData("Coordinator:Timings:SnapshotMovesMax", "-1", "Coordinator:Timings:SnapshotMovesMax")]
    [InlineData("Coordinator:Outgoing:AllowedHosts:0", "http://air.example", "Coordinator:Outgoing:AllowedHosts:0")]
    [InlineData("Coordinator:Outgoing:AllowedHosts:0", "", "Coordinator:Outgoing:AllowedHosts:0")]
    [InlineData("Coordinator:Outgoing:SigningKey", "not base64", "Coordinator:Outgoing:SigningKey")]
    [InlineData("Coordinator:Outgoing:SigningKey", "c2hvcnQ=", "at least 32")]
    public void A_wrong_setting_is_not_named(string name, string value, string message)
    {
        var error = Should.Throw<InvalidSettingsException>(() => Read((name, value)));
        error.Mistakes.ShouldHaveSingleItem().ShouldContain(message);
    }

    [Fact]
    public void Three_control_stores_cannot_be_set_or_two_or_four_can()
    {
        (string, string?)[] third =
            [("Coordinator:Stores:2:Name", "c"), ("Coordinator:Stores:2:TableServiceUri", ServiceUri)];
        Read([.. third, .. Controls("c", "a", "b")], queueAt: 2).ControlStores.ShouldBe(["c", "a", "b"]);
        foreach (string[] names in new string[][] { ["a", "b"], ["a", "b", "c", "d"] })
        {
            Should.Throw<InvalidSettingsException>(() => Read([.. third, .. Controls(names)], queueAt: 2))
                .Mistakes.ShouldContain(mistake => mistake.Contains("one store or three"));
        }

        Should.Throw<InvalidSettingsException>(() => Read([.. third, .. Controls("a", "b", "a")], queueAt: 2))
            .Mistakes.ShouldHaveSingleItem().ShouldContain("different stores");
        Should.Throw<InvalidSettingsException>(() => Read([.. third, .. Controls("a", "b", "z")], queueAt: 2))
            .Mistakes.ShouldHaveSingleItem().ShouldContain("Coordinator:ControlStores:2");
    }

    [Fact]
    public void Calls_to_participants_cannot_be_set()
    {
        var key = Convert.ToBase64String(new byte[32]);
        var settings = Read(
            ("Coordinator:Outgoing:AllowedHosts:0", "air.example"),
            ("Coordinator:Outgoing:AllowedHosts:1", "localhost:7072"), ("Coordinator:Outgoing:SigningKey", key));
        settings.Outgoing.AllowedHosts.Allows(new Uri("https://air.example/")).ShouldBeTrue();
        settings.Outgoing.AllowedHosts.Allows(new Uri("http://localhost:7072/")).ShouldBeTrue();
        settings.Outgoing.SigningKey.Length.ShouldBe(32);
        Read().Outgoing.AllowedHosts.Allows(new Uri("https://air.example/")).ShouldBeFalse();
        Read().Outgoing.SigningKey.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData("Coordinator:Outgoing:SigningKey")]
    [InlineData("Coordinator:Outgoing:AllowedHosts:0")]
    public void A_mistake_quotes_a_secret(string name) =>
        Should.Throw<InvalidSettingsException>(() => Read((name, "https://me:canary@air.example")))
            .Message.ShouldNotContain("canary");

    [Fact]
    public void Only_the_first_of_many_mistakes_is_told()
    {
        var error = Should.Throw<InvalidSettingsException>(
            () => Read(("Coordinator:Slots", "x"), ("Coordinator:Stores:0:Name", "")));
        error.Mistakes.Count.ShouldBe(2);
    }

    [Fact]
    public void No_stores_are_enough() =>
        Should.Throw<InvalidSettingsException>(() => SettingsReader.Read(new ConfigurationBuilder().Build()))
            .Message.ShouldContain("Coordinator:Stores:0:Name is missing");

    [Fact]
    public void The_sample_is_not_what_the_documents_say()
    {
        var configuration = new ConfigurationBuilder()
            .AddSettingsFile(Repository.PathOf("local.settings.sample.json"))
            .AddInMemoryCollection(Enumerable.Range(0, 3).Select(index => KeyValuePair.Create<string, string?>(
                $"Coordinator:Stores:{index}:ConnectionString", "UseDevelopmentStorage=true")))
            .Build();
        var settings = SettingsReader.Read(configuration);
        (settings.Stores.Length, settings.Slots, settings.Shards, settings.ReplicationFactor).ShouldBe((3, 64, 4, 2));
        settings.ControlStores.ShouldBe(["a", "b", "c"]);
        settings.Outgoing.AllowedHosts.Allows(new Uri("http://localhost:7075/")).ShouldBeTrue();
        configuration["FUNCTIONS_WORKER_RUNTIME"].ShouldBe("dotnet-isolated");
    }

    /// <summary>Of six slots a class takes four, so two are left, and no more shards than that.</summary>
    [Fact]
    public void More_shards_than_the_classes_leave_slots_for_stop_the_start_with_a_broken_invariant()
    {
        (string, string?)[] six = [("Coordinator:Slots", "6"), .. Class("gold", slots: 4)];
        Read(six).Shards.ShouldBe(2);
        Should.Throw<InvalidSettingsException>(() => Read([.. six, ("Coordinator:Shards", "3")]))
            .Mistakes.ShouldHaveSingleItem().ShouldContain("Coordinator:Shards must be a whole number from 1 to 2");
    }

    [Theory]
    [InlineData("__own", "the coordinator's own")]
    [InlineData("a b", "A-Z a-z 0-9")]
    [InlineData("", "A-Z a-z 0-9")]
    public void A_class_takes_a_collection_that_items_cannot_have(string collection, string message) =>
        Should.Throw<InvalidSettingsException>(() => Read(Class(collection, slots: 1)))
            .Mistakes.ShouldHaveSingleItem().ShouldContain(message);

    [Fact]
    public void A_store_shows_its_key() =>
        new StoreSettings("a") { ConnectionString = "AccountKey=secret" }.ToString().ShouldNotContain("secret");

    static (string Name, string? Value)[] Class(string collection, int slots) =>
    [
        ("Coordinator:ShardClasses:0:Name", "class"), ("Coordinator:ShardClasses:0:Slots", $"{slots}"),
        ("Coordinator:ShardClasses:0:ReplicationFactor", "1"),
        ("Coordinator:ShardClasses:0:Collections:0", collection),
    ];

    static IEnumerable<(string Name, string? Value)> Controls(params string[] names) =>
        names.Select((name, index) => ($"Coordinator:ControlStores:{index}", (string?)name));

    static CoordinatorSettings Read((string Name, string? Value)[] changes, int queueAt) =>
        Read([.. changes, ($"Coordinator:Stores:{queueAt}:QueueServiceUri", ServiceUri)]);

    static CoordinatorSettings Read(params (string Name, string? Value)[] changes)
    {
        var settings = Valid.ToDictionary(setting => setting.Name, setting => setting.Value);
        foreach (var (name, value) in changes)
            settings[name] = value;
        return SettingsReader.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
