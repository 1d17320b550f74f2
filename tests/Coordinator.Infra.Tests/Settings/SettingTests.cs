using System.Text.RegularExpressions;
using Coordinator.Infra.Tests.Compiler;
using Coordinator.Infra.Tests.Security;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Infra.Tests.Settings;

/// <summary>What the app is told.</summary>
public sealed partial class SettingTests
{
    /// <summary>Read by the code, in a way that a change of it would not be seen by a test over names.</summary>
    static readonly string[] Plain =
    [
        "Coordinator__Drills__Enabled=false", "Coordinator__Slots=1024", "Coordinator__ReplicationFactor=2",
        "Coordinator__ControlStores__0=a", "Coordinator__ControlStores__2=c", "Coordinator__Stores__1__Name=b",
        "Coordinator__Limits__RequestsPerSecondPerCaller=100", "AzureWebJobsStorage__credential=managedidentity",
        "CoordinatorQueue__credential=managedidentity", "TASKHUB_NAME=coordinator",
    ];

    [CompiledFact]
    public async Task A_setting_that_the_code_reads_is_forgotten()
    {
        var everything = (await Variants.EverythingAsync()).Settings.Keys;
        SettingCatalog.Forgotten(everything).ShouldBeEmpty();
        SettingCatalog.Forgotten(everything.Where(name => name != "Coordinator__Slots"))
            .ShouldBe(["Coordinator__Slots"]);
    }

    [CompiledFact]
    public async Task A_setting_is_misspelt_or_nobody_reads_it()
    {
        SettingCatalog.Unread((await Variants.DefaultAsync()).Settings.Keys).ShouldBeEmpty();
        SettingCatalog.Unread((await Variants.EverythingAsync()).Settings.Keys).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Coordinator__Slot")]
    [InlineData("Coordinator__Stores__0__TableUri")]
    [InlineData("Coordinator__Slots__0")]
    [InlineData("AzureWebJobsStorage__tableUri")]
    [InlineData("FUNCTIONS_WORKER_RUNTIME")]
    [InlineData("WEBSITE_RUN_FROM_PACKAGE")]
    public void A_setting_that_nobody_reads_passes(string name) => SettingCatalog.Unread([name]).ShouldBe([name]);

    [CompiledFact]
    public async Task A_value_is_another_than_the_parameters_say()
    {
        var settings = (await Variants.DefaultAsync()).Settings.Select(setting => $"{setting.Key}={setting.Value}");
        Plain.Except(settings).ShouldBeEmpty();
    }

    [CompiledFact]
    public async Task A_trigger_names_a_setting_that_the_host_does_not_find()
    {
        var settings = (await Variants.DefaultAsync()).Settings;
        var named = Placeholder().Matches(await File.ReadAllTextAsync(Repository.PathOf("functions", "host.json")))
            .Select(match => match.Groups[1].Value)
            .Concat(SettingCatalog.Names.Where(name => name.EndsWith("_SCHEDULE", StringComparison.Ordinal))).ToList();
        named.Count.ShouldBe(3);
        named.ShouldAllBe(name => settings.ContainsKey(name));
        // What starts instances looks names up as they stand, so one of a section would not be found.
        named.ShouldAllBe(name => !name.Contains(':') && !name.Contains("__", StringComparison.Ordinal));
    }

    [CompiledFact]
    public async Task The_queues_are_sought_in_another_account_than_the_first_control_store()
    {
        var settings = (await Variants.DefaultAsync()).Settings;
        settings["CoordinatorQueue__queueServiceUri"].ShouldBe(settings["Coordinator__Stores__0__QueueServiceUri"]);
        settings.Keys.Count(name => name.EndsWith("__QueueServiceUri", StringComparison.Ordinal)).ShouldBe(1);

        var other = (await Deployment.PredictAsync("param controlStores = ['c']")).Settings;
        other["CoordinatorQueue__queueServiceUri"].ShouldBe(other["Coordinator__Stores__2__QueueServiceUri"]);
        other.Keys.ShouldNotContain("Coordinator__ControlStores__1");
    }

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Placeholder();
}
