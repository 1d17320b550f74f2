using Coordinator.Azure.Tests.Functions;
using Coordinator.Azure.Tests.Publishing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;

namespace Coordinator.Azure.Tests.Hosting;

/// <summary>The application on the official worker, as far as it goes without a Functions host.</summary>
[Collection(AzurePublish.Collection)]
public sealed class WorkerTests(AzurePublish publish)
{
    [SkippableFact]
    public async Task A_function_an_activity_or_a_service_cannot_be_made()
    {
        using var worker = PublishedWorker.Build(publish);
        await using var scope = worker.Host.Services.CreateAsyncScope();
        var functions = PublishedFunction.ReadAll(publish.PathOf("functions.metadata"))
            .Select(function => function.EntryPoint[..function.EntryPoint.LastIndexOf('.')]).Distinct()
            .Select(name => worker.Code.Type("Coordinator.Functions", name)).ToList();
        var tasks = worker.Code.Main.GetTypes().Where(IsTask).ToList();
        functions.Count.ShouldBeGreaterThan(10);
        tasks.Count.ShouldBeGreaterThan(20);
        foreach (var type in functions.Concat(tasks).Where(type => !type.IsAbstract))
            ActivatorUtilities.CreateInstance(scope.ServiceProvider, type).ShouldNotBeNull();
        scope.ServiceProvider.GetServices<IHostedService>().Count().ShouldBeGreaterThan(3);
    }

    /// <summary>Orchestrations and activities are classes, which the durable extension turns into functions.</summary>
    [SkippableFact]
    public async Task The_host_learns_of_no_orchestration()
    {
        using var worker = PublishedWorker.Build(publish);
        var functions = await worker.FunctionsAsync();
        functions["SagaOrchestration"].ShouldContain("orchestrationTrigger");
        functions["TwoPhaseCommit"].ShouldContain("orchestrationTrigger");
        functions["CallParticipant"].ShouldContain("activityTrigger");
        functions["RunTransaction"].ShouldContain("httpTrigger");
        var tasks = worker.Code.Main.GetTypes().Where(IsTask).Select(type => type.Name).ToList();
        tasks.Except(functions.Keys).ShouldBeEmpty();
        var published = PublishedFunction.ReadAll(publish.PathOf("functions.metadata")).Select(one => one.Name);
        functions.Keys.ShouldBe(published.Concat(tasks), ignoreOrder: true);
    }

    [SkippableFact]
    public void The_server_in_the_worker_does_not_have_our_options()
    {
        using var worker = PublishedWorker.Build(publish);
        worker.Host.Services.GetRequiredService<IOptions<KestrelServerOptions>>().Value.AddServerHeader
            .ShouldBeFalse();
    }

    static bool IsTask(Type type)
    {
        for (var ancestor = type.BaseType; !type.IsAbstract && ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (ancestor.Name is "TaskOrchestrator`2" or "TaskActivity`2")
                return true;
        }

        return false;
    }
}
