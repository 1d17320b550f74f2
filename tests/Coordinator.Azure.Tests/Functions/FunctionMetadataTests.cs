using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Hosting;
using Coordinator.Storage.Queues;
using Shouldly;

namespace Coordinator.Azure.Tests.Functions;

/// <summary>What the Functions host learns of the functions.</summary>
[Collection(AzurePublish.Collection)]
public sealed partial class FunctionMetadataTests(AzurePublish publish)
{
    readonly Lazy<IReadOnlyList<PublishedFunction>> _functions =
        new(() => PublishedFunction.ReadAll(publish.PathOf("functions.metadata")));

    [SkippableFact]
    public void A_route_is_published_with_another_name_method_template_or_level() =>
        Https.Where(function => function.Name != "Unrouted")
            .Select(function => $"{function.Name} {string.Join('+', function.Methods)} {function.Route} "
                + function.HttpTrigger!["authLevel"]!.GetValue<string>())
            .ShouldBe(
                ApiRoutes.All.Select(route => $"{route.Name} {(route.Method == "GET" ? "GET+HEAD" : route.Method)} "
                    + $"{route.Template} {route.Access}"),
                ignoreOrder: true);

    [SkippableFact]
    public void An_http_function_has_no_answer() => Https.ShouldAllBe(function =>
        function.Bindings.Count(b => b["type"]!.GetValue<string>() == "http" && IsOut(b)) == 1);

    [SkippableFact]
    public void A_timer_or_a_queue_is_not_listened_to()
    {
        var timers = _functions.Value.Select(function => function.Trigger("timerTrigger")).OfType<JsonObject>();
        timers.Select(trigger => trigger["schedule"]!.GetValue<string>()).ShouldBe(
            [$"%{SettingNames.SweepSchedule}%", $"%{SettingNames.CleanUpSchedule}%"], ignoreOrder: true);
        var queues = _functions.Value.Select(function => function.Trigger("queueTrigger")).OfType<JsonObject>();
        queues.Select(trigger => $"{trigger["queueName"]} {trigger["connection"]}").ShouldBe(
            [
                $"{NudgeQueue.Name} {SettingNames.QueueConnection}",
                $"{LogNudgeQueue.Name} {SettingNames.QueueConnection}",
            ],
            ignoreOrder: true);
    }

    [SkippableFact]
    public void Two_functions_have_one_name_or_one_that_the_host_refuses()
    {
        var names = _functions.Value.Select(function => function.Name).ToList();
        names.Distinct(StringComparer.OrdinalIgnoreCase).Count().ShouldBe(names.Count);
        names.ShouldAllBe(name => FunctionName().IsMatch(name));
        _functions.Value.ShouldAllBe(function => function.EntryPoint.StartsWith("Coordinator.Functions."));
    }

    [SkippableFact]
    public void The_host_does_not_load_what_a_binding_needs()
    {
        var extensions = JsonNode.Parse(File.ReadAllText(publish.PathOf("extensions.json")))!["extensions"]!.AsArray();
        var names = extensions.Select(extension => extension!["name"]!.GetValue<string>()).ToList();
        names.ShouldContain("AzureStorageQueues");
        names.ShouldContain("DurableTask");
        extensions.ShouldAllBe(extension => File.Exists(publish.PathOf(extension!["hintPath"]!.GetValue<string>())));
        // The host brings those of HTTP and of timers; of bindings that nobody has thought of here it may not.
        var kinds = _functions.Value.SelectMany(function => function.Bindings)
            .Select(binding => binding["type"]!.GetValue<string>()).Distinct();
        kinds.ShouldBe(["httpTrigger", "http", "timerTrigger", "queueTrigger", "durableClient"], ignoreOrder: true);
    }

    [SkippableFact]
    public void The_host_starts_another_worker_or_none()
    {
        var worker = JsonNode.Parse(File.ReadAllText(publish.PathOf("worker.config.json")))!["description"]!;
        worker["language"]!.GetValue<string>().ShouldBe("dotnet-isolated");
        worker["defaultExecutablePath"]!.GetValue<string>().ShouldBe("dotnet");
        File.Exists(publish.PathOf(worker["defaultWorkerPath"]!.GetValue<string>())).ShouldBeTrue();
        // The orchestrations are no functions of the metadata: the worker adds them when the host asks it.
        worker["workerIndexing"]!.GetValue<string>().ShouldBe("true");
    }

    [SkippableFact]
    public void A_stand_in_or_a_secret_is_deployed()
    {
        var files = Directory.GetFiles(publish.Folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(file)!).ToList();
        files.ShouldContain("host.json");
        files.ShouldContain("Azure.Data.Tables.dll");
        files.ShouldNotContain(file => file.StartsWith("Coordinator.Local"));
        files.ShouldNotContain(file => file.StartsWith("local.settings"));
    }

    IEnumerable<PublishedFunction> Https => _functions.Value.Where(function => function.HttpTrigger is not null);

    static bool IsOut(JsonObject binding) => binding["direction"]!.GetValue<string>() == "Out";

    [GeneratedRegex("^[a-zA-Z][a-zA-Z0-9_-]{0,127}$")]
    private static partial Regex FunctionName();
}
