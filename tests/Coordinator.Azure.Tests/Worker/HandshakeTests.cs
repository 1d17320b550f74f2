using System.Text.Json;
using System.Text.RegularExpressions;
using Coordinator.Azure.Tests.Host;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>What host and worker tell each other before the first call.</summary>
public sealed partial class HandshakeTests(AzurePublish publish, GenuineWorker worker) : WorkerTest(publish, worker)
{
    const string Durable = "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.Execution.DurableFunctionExecutor.";

    [SkippableFact]
    public void The_host_gives_the_worker_no_http_or_kills_it_instead_of_asking_it_to_end()
    {
        var capabilities = Worker.Host.Capabilities;
        new Uri(capabilities["HttpUri"]).IsLoopback.ShouldBeTrue();
        capabilities["HandlesWorkerTerminateMessage"].ShouldBe("True");
        capabilities["HandlesInvocationCancelMessage"].ShouldBe("True");
    }

    [SkippableFact]
    public void The_worker_lists_other_functions_than_were_published()
    {
        using var published = JsonDocument.Parse(File.ReadAllText(Path.Combine(Publish.Folder, "functions.metadata")));
        Worker.Host.Functions.Where(function => !function.EntryPoint.StartsWith(Durable, StringComparison.Ordinal))
            .Select(function => $"{function.Name} {function.EntryPoint} {Names(function.Bindings)}")
            .ShouldBe(
                published.RootElement.EnumerateArray().Select(function =>
                    $"{function.GetProperty("name")} {function.GetProperty("entryPoint")} "
                    + Names(function.GetProperty("bindings").EnumerateArray())),
                ignoreOrder: true);
    }

    [SkippableFact]
    public void An_orchestration_or_an_activity_is_unknown_to_the_host()
    {
        var tasks = Worker.Host.Functions
            .Where(function => function.EntryPoint.StartsWith(Durable, StringComparison.Ordinal))
            .Select(function => $"{function.Name} {function.EntryPoint[Durable.Length..]} {Names(function.Bindings)}");
        tasks.ShouldBe(
            WrittenTasks().Select(task => task.Kind == "TaskOrchestrator"
                ? $"{task.Name} Orchestration orchestrationTrigger"
                : $"{task.Name} Activity activityTrigger"),
            ignoreOrder: true);
    }

    [SkippableFact]
    public void Host_json_refers_to_a_setting_that_the_sample_lacks()
    {
        var text = File.ReadAllText(Path.Combine(Publish.Folder, "host.json"));
        Worker.Host.Settings.Resolve(text).ShouldNotContain("%");
    }

    static List<(string Name, string Kind)> WrittenTasks()
    {
        var tasks = Directory
            .GetFiles(Repository.PathOf("functions", "Orchestrations"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => TaskClass().Matches(File.ReadAllText(file)))
            .Select(found => (found.Groups["name"].Value, found.Groups["kind"].Value)).ToList();
        tasks.Count.ShouldBeGreaterThan(20);
        return tasks;
    }

    static string Names(IEnumerable<JsonElement> bindings) => string.Join(' ', bindings.Select(WorkerFunction.TypeOf));

    [GeneratedRegex(
        @"class (?<name>\w+)(\([^{]*?\))?\s*:\s*(?<kind>TaskOrchestrator|TaskActivity)<", RegexOptions.ExplicitCapture)]
    private static partial Regex TaskClass();
}
