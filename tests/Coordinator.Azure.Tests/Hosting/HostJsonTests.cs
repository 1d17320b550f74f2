using System.Text.Json.Nodes;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.Functions.Hosting;
using Coordinator.TestKit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Azure.Tests.Hosting;

/// <summary>host.json as the Functions host and its extensions read it.</summary>
[Collection(AzurePublish.Collection)]
public sealed class HostJsonTests(AzurePublish publish)
{
    /// <summary>The names that the documentation of host.json lists; the host itself ignores others.</summary>
    static readonly string[] Known =
    [
        "aggregator", "concurrency", "customHandler", "extensionBundle", "extensions", "functionTimeout", "functions",
        "healthMonitor", "logging", "managedDependency", "retry", "singleton", "telemetryMode", "version",
        "watchDirectories", "watchFiles",
    ];

    static readonly string[] KnownOfLogging =
        ["applicationInsights", "console", "fileLoggingMode", "logLevel"];

    [SkippableFact]
    public void The_host_ignores_a_name_of_host_json()
    {
        var host = JsonNode.Parse(File.ReadAllText(publish.PathOf("host.json")))!.AsObject();
        host.Select(property => property.Key).Except(Known).ShouldBeEmpty();
        host["logging"]!.AsObject().Select(property => property.Key).Except(KnownOfLogging).ShouldBeEmpty();
        host["logging"]!["logLevel"]!.AsObject()
            .ShouldAllBe(level => Enum.IsDefined(typeof(LogLevel), level.Value!.GetValue<string>()));
        host["extensions"]!.AsObject().Select(property => property.Key).Except(HostOptions.Extensions).ShouldBeEmpty();
        host["version"]!.GetValue<string>().ShouldBe("2.0");
        host["telemetryMode"]!.GetValue<string>().ShouldBe("OpenTelemetry");
    }

    [SkippableFact]
    public void An_extension_ignores_or_refuses_what_host_json_says()
    {
        var options = Options();
        ((string)options.DurableTask().HubName).ShouldBe($"%{SettingNames.TaskHub}%");
        ((int)options.DurableTask().MaxConcurrentActivityFunctions).ShouldBe(32);
        ((string)options.Http().RoutePrefix).ShouldBe("api");
        ((int)options.Queues().BatchSize).ShouldBe(16);
        ((object)options.Queues().MessageEncoding).ToString().ShouldBe("Base64");
    }

    /// <summary>The extension checks its backend's settings when the host starts, and ends the host.</summary>
    [SkippableFact]
    public void The_host_does_not_start_with_the_settings_of_the_durable_backend()
    {
        var storage = Options().AzureStorage();
        ((string)storage.ConnectionName).ShouldBe(SettingNames.HubConnection);
        storage.Validate((ILogger)NullLogger.Instance);
        storage.ValidateHubName("coordinator");
        storage.ControlQueueVisibilityTimeout = TimeSpan.FromSeconds(10);
        Should.Throw<InvalidOperationException>(() =>
        {
            storage.Validate((ILogger)NullLogger.Instance);
        });
    }

    [SkippableFact]
    public void The_sample_of_local_settings_overrides_what_does_not_exist()
    {
        var sample = new ConfigurationBuilder()
            .AddSettingsFile(Repository.PathOf("local.settings.sample.json")).Build();
        var options = new HostOptions(publish.Host, sample);
        ((TimeSpan)options.AzureStorage().ControlQueueVisibilityTimeout).ShouldBe(TimeSpan.FromSeconds(10));
        sample.GetSection("AzureFunctionsJobHost:extensions").GetChildren().Select(one => one.Key)
            .Except(HostOptions.Extensions).ShouldBeEmpty();
    }

    /// <summary>
    /// host.json knows no settings inside its values, so the scheduler is chosen by settings that override it.
    /// </summary>
    [SkippableFact]
    public void App_settings_do_not_choose_the_durable_task_scheduler()
    {
        const string provider = "AzureFunctionsJobHost:extensions:durableTask:storageProvider";
        var options = Options(
            ($"{provider}:type", "azureManaged"),
            ($"{provider}:connectionStringName", "DURABLE_TASK_SCHEDULER_CONNECTION_STRING"));
        var chosen = (IDictionary<string, object>)options.DurableTask().StorageProvider;
        chosen["type"].ShouldBe("azureManaged");
        chosen["connectionStringName"].ShouldBe("DURABLE_TASK_SCHEDULER_CONNECTION_STRING");
    }

    HostOptions Options(params (string Name, string Value)[] settings)
    {
        var file = new ConfigurationBuilder().AddJsonFile(publish.PathOf("host.json")).Build();
        var host = file.AsEnumerable()
            .Select(setting => KeyValuePair.Create($"AzureFunctionsJobHost:{setting.Key}", setting.Value));
        return new HostOptions(publish.Host, new ConfigurationBuilder()
            .AddInMemoryCollection(host)
            .AddInMemoryCollection(settings.ToDictionary(one => one.Name, one => (string?)one.Value))
            .Build());
    }
}
