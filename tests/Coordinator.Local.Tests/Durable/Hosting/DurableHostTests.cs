using Coordinator.Local.Tests.Azurite;
using Coordinator.Local.Tests.Worker.Support;
using Coordinator.TestKit;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordinator.Local.Tests.Durable.Hosting;

/// <summary>An application with durable orchestrations, on a real host and a real Azurite.</summary>
[Collection(SharedAzurite.Name)]
public sealed class DurableHostTests(AzuriteFixture azurite)
{
    readonly string _hub = azurite.NewName();

    [Fact]
    public async Task Functions_do_not_reach_the_orchestrations_of_their_application()
    {
        var journal = new Journal();
        await using var host = await StartAsync(journal);
        (await PostAsync(host, "api/sums/s1")).ShouldBe(202);
        (await PostAsync(host, "api/sums/s1")).ShouldBe(200, "a second start of an id must not begin anything");
        (await PostAsync(host, "api/sums/s1/more/4")).ShouldBe(202);
        (await host.GetStringAsync("api/sums/s1")).ShouldBe("AddActivity: 10");
        journal.Lines.ShouldBe(["s1: 0 + 1", "s1: 1 + 2", "s1: 3 + 3", "s1: 6 + 4"]);
    }

    [Fact]
    public async Task An_orchestration_does_not_outlive_the_host_that_began_it()
    {
        var journal = new Journal();
        await using (var first = await StartAsync(journal))
        {
            await PostAsync(first, "api/sums/s2");
            await Eventually.IsTrueAsync(() => journal.Lines.Count == 3);
        }
        await using var second = await StartAsync(journal);
        await PostAsync(second, "api/sums/s2/more/5");
        (await second.GetStringAsync("api/sums/s2")).ShouldBe("AddActivity: 11");
        journal.Lines.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_wrong_setting_of_host_json_is_not_named()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(
            () => StartAsync(new Journal(), ("maxConcurrentActivityFunctions", "none")));
        error.Message.ShouldContain("extensions.durableTask.maxConcurrentActivityFunctions is 'none'");
    }

    Task<FunctionHost> StartAsync(Journal journal, params (string Name, string Value)[] hostJson) =>
        FunctionHost.StartAsync(
            builder =>
            {
                builder.Configuration["AzureWebJobsStorage"] = azurite.ConnectionString;
                var section = "AzureFunctionsJobHost:extensions:durableTask";
                builder.Configuration[$"{section}:hubName"] = _hub;
                builder.Configuration[$"{section}:storageProvider:maxQueuePollingInterval"] = "00:00:00.2";
                foreach (var (name, value) in hostJson)
                    builder.Configuration[$"{section}:{name}"] = value;
                builder.Services.AddSingleton(journal);
                builder.ConfigureDurableWorker().AddTasks(tasks => tasks
                    .AddOrchestrator<SumOrchestrator>()
                    .AddActivity<AddActivity>());
            },
            typeof(DurableFunctions));

    static async Task<int> PostAsync(FunctionHost host, string path)
    {
        using var response = await host.Client.PostAsync(new Uri(path, UriKind.Relative), content: null);
        return (int)response.StatusCode;
    }
}
