using System.Globalization;
using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Durable.Hosting;
using Coordinator.Local.Tests.Worker.Queues;
using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.Local.Tests.Durable.Load;

/// <summary>What a host costs that has nothing to do.</summary>
[Collection(SharedAzurite.Name)]
public sealed class IdleTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    const double PerSecondMax = 2;
    static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan Measured = TimeSpan.FromMinutes(1);

    readonly ManualTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_host_with_nothing_to_do_makes_two_requests_a_second_or_more()
    {
        await using var host = await FunctionHost.StartAsync(
            Configure, typeof(DurableFunctions), typeof(QueueFunctions.Text));
        var client = host.Services.GetRequiredService<DurableTaskClient>();
        // One that waits costs nothing either.
        await client.ScheduleNewOrchestrationInstanceAsync(
            nameof(SumOrchestrator), new SumInput([]), new StartOrchestrationOptions("waits"));
        using var counter = new RequestCounter(azurite.ConnectionString);
        for (var passed = TimeSpan.Zero; passed < Measured; passed += Step)
        {
            _time.Advance(Step);
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
            await Eventually.IsTrueAsync(() => counter.Active == 0);
        }
        var perSecond = counter.Begun / Measured.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perSecond:F2} requests a second"));
        perSecond.ShouldBeLessThan(PerSecondMax);
        perSecond.ShouldBeGreaterThan(0.2, "the host does not look into its queues, or they were not counted");
    }

    void Configure(FunctionsApplicationBuilder builder)
    {
        var queues = "AzureFunctionsJobHost:extensions:queues";
        builder.Configuration["AzureWebJobsStorage"] = azurite.ConnectionString;
        builder.Configuration["Test:Connection"] = azurite.ConnectionString;
        builder.Configuration["Test:Queue"] = azurite.NewName();
        builder.Configuration["AzureFunctionsJobHost:extensions:durableTask:hubName"] = azurite.NewName();
        // As in the host.json of the coordinator.
        builder.Configuration[$"{queues}:maxPollingInterval"] = "00:00:05";
        builder.Services.AddSingleton<TimeProvider>(_time).AddSingleton(new Journal());
        builder.ConfigureDurableWorker().AddTasks(tasks => tasks
            .AddOrchestrator<SumOrchestrator>()
            .AddActivity<AddActivity>());
    }
}
