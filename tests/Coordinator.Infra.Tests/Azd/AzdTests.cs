using System.Text.RegularExpressions;
using Coordinator.Infra.Tests.Compiler;
using Coordinator.Infra.Tests.Security;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Infra.Tests.Azd;

/// <summary>What azd goes by.</summary>
public sealed class AzdTests
{
    [CompiledFact]
    public async Task The_code_goes_to_no_app_because_it_is_tagged_otherwise()
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf("azure.yaml"));
        var service = Regex.Match(text, @"^  (?<name>\w+):\n    project: (?<folder>\S+)", RegexOptions.Multiline);
        var deployment = await Variants.DefaultAsync();
        deployment.App.At("tags")!["azd-service-name"]!.ToString().ShouldBe(service.Groups["name"].Value);
        File.Exists(Repository.PathOf(service.Groups["folder"].Value, "Coordinator.Functions.csproj")).ShouldBeTrue();
        deployment.App.At("tags")!["azd-env-name"]!.ToString().ShouldBe("test");
    }

    [CompiledFact]
    public async Task The_scheduler_is_deployed_and_the_app_is_published_without_it()
    {
        var parameters = await File.ReadAllTextAsync(Repository.PathOf("infra", "main.parameters.json"));
        var variable = Regex.Match(parameters, @"""durableBackend"": \{ ""value"": ""\$\{(\w+)=AzureStorage\}""");
        variable.Groups[1].Value.ShouldBe("CoordinatorDurableBackend");
        var settings = (await Variants.EverythingAsync()).Settings;
        settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__type"].ShouldBe("azureManaged");
        settings.Keys.ShouldContain(
            settings["AzureFunctionsJobHost__extensions__durableTask__storageProvider__connectionStringName"]);
    }

    [CompiledFact]
    public async Task The_app_runs_on_another_plan_or_runtime()
    {
        var deployment = await Variants.EverythingAsync();
        var app = deployment.App;
        deployment.Of("Microsoft.Web/serverfarms").Single().Text("sku.name").ShouldBe("FC1");
        app.Text("properties.functionAppConfig.runtime.name").ShouldBe("dotnet-isolated");
        app.Text("properties.functionAppConfig.runtime.version").ShouldBe("10.0");
        app.Text("properties.functionAppConfig.deployment.storage.authentication.type")
            .ShouldBe("UserAssignedIdentity");
        app.At("properties.functionAppConfig.scaleAndConcurrency.alwaysReady")!.ToJsonString().ShouldBe(
            """[{"name":"durable","instanceCount":1},{"name":"http","instanceCount":2}]""");
        app.Text("properties.virtualNetworkSubnetId").ShouldEndWith("/subnets/app");
    }

    [CompiledFact]
    public async Task Stores_of_several_regions_are_all_in_one()
    {
        var deployment = await Variants.EverythingAsync();
        deployment.Of("Microsoft.Storage/storageAccounts")
            .Select(account => $"{deployment.Short(account.Name)} {account.Text("location")}")
            .ShouldBe(["rt westeurope", "sta westeurope", "stb northeurope", "stc swedencentral"], ignoreOrder: true);
        deployment.Of("Microsoft.Network/privateEndpoints")
            .ShouldAllBe(endpoint => endpoint.Text("location") == "westeurope");
    }
}
