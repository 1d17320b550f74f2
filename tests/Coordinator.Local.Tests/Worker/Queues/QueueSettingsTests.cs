using Coordinator.Local.Runtime.Worker.Queues;
using Coordinator.Local.Tests.Worker.Support;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Queues;

public sealed class QueueSettingsTests
{
    [Fact]
    public void A_default_differs_from_the_official_one()
    {
        QueueSettings settings = Settings();

        settings.BatchSize.ShouldBe(16);
        settings.NewBatchThreshold.ShouldBe(8);
        settings.MaxDequeueCount.ShouldBe(5);
        settings.VisibilityTimeout.ShouldBe(TimeSpan.Zero);
        settings.MaxPollingInterval.ShouldBe(TimeSpan.FromMinutes(1));
        settings.IsBase64.ShouldBeTrue();
    }

    [Theory]
    [InlineData("batchSize", "0")]
    [InlineData("batchSize", "33")]
    [InlineData("batchSize", "many")]
    [InlineData("newBatchThreshold", "-1")]
    [InlineData("maxDequeueCount", "0")]
    [InlineData("visibilityTimeout", "-00:00:01")]
    [InlineData("visibilityTimeout", "soon")]
    [InlineData("maxPollingInterval", "00:00:00.05")]
    [InlineData("messageEncoding", "utf-7")]
    public void A_wrong_setting_is_taken_for_another(string name, string value)
        => Should.Throw<InvalidOperationException>(() => Settings((name, value))).Message.ShouldContain(name);

    [Fact]
    public void The_waits_of_an_idle_listener_do_not_grow_or_grow_without_bound()
    {
        var backoff = new PollingBackoff(TimeSpan.FromSeconds(2));

        Waits(backoff, 7).ShouldBe([100, 200, 400, 800, 1600, 2000, 2000]);
        backoff.AfterMessages();
        Waits(backoff, 2).ShouldBe([100, 200]);
    }

    [Fact]
    public void A_missing_connection_shows_only_when_a_message_comes()
        => Should.Throw<InvalidOperationException>(() => FunctionHost.BuildOnly(
            builder => builder.Configuration["Test:Queue"] = "queue", typeof(QueueFunctions.Text)))
            .Message.ShouldContain("Test:Connection");

    static List<double> Waits(PollingBackoff backoff, int count)
        => [.. Enumerable.Range(0, count).Select(_ => backoff.AfterNothing().TotalMilliseconds)];

    static QueueSettings Settings(params (string Name, string Value)[] values)
        => new(new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)))
            .Build());
}
