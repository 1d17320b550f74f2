using System.Text.Json.Nodes;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Settings;

/// <summary>What a project refers to in each flavour. Nothing is restored for it.</summary>
[Collection(AzurePublish.Collection)]
public sealed class FlavourTests
{
    const string Scheduler = "Microsoft.Azure.Functions.Worker.Extensions.DurableTask.AzureManaged";

    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(5);

    [Theory]
    [InlineData("functions")]
    [InlineData("shared/Coordinator.Storage")]
    public async Task The_azure_flavour_refers_to_the_stand_ins(string project)
    {
        var local = await ReferencesAsync(project, "-p:CoordinatorRuntime=Local");
        local.ShouldContain(reference => reference.Contains("Coordinator.Local.Runtime"));
        local.ShouldNotContain("Azure.Data.Tables");
        local.ShouldNotContain("Microsoft.Azure.Functions.Worker");
        var azure = await ReferencesAsync(project, "-p:CoordinatorRuntime=Azure");
        azure.ShouldNotContain(reference => reference.Contains("local/"));
        azure.ShouldContain(project == "functions" ? "Microsoft.Azure.Functions.Worker" : "Azure.Data.Tables");
    }

    [Fact]
    public async Task A_plain_publish_takes_the_stand_ins_or_a_plain_build_the_official_packages()
    {
        (await ReferencesAsync("functions")).ShouldContain(reference => reference.Contains("local/"));
        // What "dotnet publish" sets.
        (await ReferencesAsync("functions", "-p:_IsPublishing=true")).ShouldContain("Microsoft.Azure.Functions.Worker");
    }

    [Fact]
    public async Task The_durable_task_scheduler_is_there_unasked_or_cannot_be_had()
    {
        (await ReferencesAsync("functions", "-p:CoordinatorRuntime=Azure")).ShouldNotContain(Scheduler);
        (await ReferencesAsync("functions", "-p:CoordinatorDurableBackend=Scheduler")).ShouldNotContain(Scheduler);
        (await ReferencesAsync("functions", "-p:CoordinatorRuntime=Azure", "-p:CoordinatorDurableBackend=Scheduler"))
            .ShouldContain(Scheduler);
    }

    static async Task<List<string>> ReferencesAsync(string project, params string[] properties)
    {
        var asked = await DotnetCommand.RunAsync(
            TimeMax, ["msbuild", project, "-getItem:PackageReference,ProjectReference", .. properties]);
        asked.ExitCode.ShouldBe(0, asked.Output);
        var items = JsonNode.Parse(asked.Output)!["Items"]!.AsObject();
        return
        [
            .. items.SelectMany(kind => kind.Value!.AsArray())
                .Select(item => item!["Identity"]!.GetValue<string>().Replace('\\', '/')),
        ];
    }
}
