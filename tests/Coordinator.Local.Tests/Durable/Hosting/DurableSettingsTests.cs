using Coordinator.Local.Runtime.Durable;
using Coordinator.Local.Runtime.Durable.Hosting;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Runtime.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Hosting;

public sealed class DurableSettingsTests
{
    [Fact]
    public void The_lease_of_one_queue_is_that_of_the_other()
    {
        var hub = Settings(
            ("storageProvider:controlQueueVisibilityTimeout", "00:00:10"),
            ("storageProvider:workItemQueueVisibilityTimeout", "00:00:30"));
        hub.LeaseOf(HubQueue.Control).ShouldBe(TimeSpan.FromSeconds(10));
        hub.LeaseOf(HubQueue.WorkItems).ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("controlQueueVisibilityTimeout")]
    [InlineData("workItemQueueVisibilityTimeout")]
    public void A_lease_too_short_to_be_renewed_is_taken(string name) =>
        Should.Throw<InvalidOperationException>(() => Settings(($"storageProvider:{name}", "00:00:05")))
            .Message.ShouldContain(name);

    static HubSettings Settings(params (string Name, string Value)[] values)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create($"task:{pair.Name}", (string?)pair.Value)))
            .Build();
        return new DurableSettings(configuration.GetSection("task"), new SettingReferences(configuration)).Hub;
    }
}
