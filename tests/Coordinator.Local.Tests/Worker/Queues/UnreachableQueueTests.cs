using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Coordinator.Local.Tests.Worker.Queues;

public sealed class UnreachableQueueTests
{
    /// <summary>Nothing listens on port 1 of this machine.</summary>
    const string Nowhere =
        "DefaultEndpointsProtocol=http;AccountName=one;AccountKey=a2V5;QueueEndpoint=http://127.0.0.1:1/one";

    [Fact]
    public async Task A_service_that_is_away_ends_the_host_or_keeps_it_from_stopping()
    {
        await using FunctionHost host = await FunctionHost.StartAsync(
            builder =>
            {
                builder.Configuration["Test:Queue"] = "queue";
                builder.Configuration["Test:Connection"] = Nowhere;
                builder.Services.AddSingleton<Journal>();
            },
            typeof(QueueFunctions.Text));

        await Eventually.IsTrueAsync(
            () => host.Logs.Lines.Any(line => line.Text.Contains("cannot be reached")), TimeSpan.FromSeconds(60));
        await host.StopAsync().WaitAsync(Eventually.Patience);

        host.Logs.Lines.ShouldNotContain(line => line.Level >= LogLevel.Error);
    }
}
