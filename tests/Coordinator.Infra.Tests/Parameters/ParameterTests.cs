using System.Text.Json.Nodes;
using Coordinator.Infra.Tests.Compiler;
using Coordinator.Infra.Tests.Security;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Infra.Tests.Parameters;

/// <summary>What a deployment can be told.</summary>
public sealed class ParameterTests
{
    [CompiledFact]
    public async Task A_file_does_not_compile_or_the_linter_has_something_to_say()
    {
        await Variants.TemplateAsync();
        (await Variants.DefaultAsync()).Said.Trim().ShouldBeEmpty();
        (await Variants.EverythingAsync()).Said.Trim().ShouldBeEmpty();
    }

    [CompiledFact]
    public async Task A_mistake_that_only_the_linter_sees_passes()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Template.CompileAsync(
            text => text.Replace("var serviceName = 'api'", "var serviceName = 'api'\nvar unused = 1",
                StringComparison.Ordinal)));
        error.Message.ShouldContain("no-unused-vars");
    }

    [CompiledFact]
    public async Task A_parameter_is_not_described()
    {
        Template.Undescribed(await Variants.TemplateAsync()).ShouldBeEmpty();
        var silent = await Template.CompileAsync(text => text.Replace(
            "@description('Most instances of the app.')\n", "", StringComparison.Ordinal));
        Template.Undescribed(silent).ShouldBe(["maximumInstanceCount"]);
    }

    [CompiledFact]
    public async Task The_readme_lacks_a_parameter()
    {
        var readme = await File.ReadAllTextAsync(Repository.PathOf("infra", "README.md"));
        Parameters(await Variants.TemplateAsync()).Where(name => !readme.Contains($"| `{name}` |")).ShouldBeEmpty();
    }

    [CompiledFact]
    public async Task The_parameters_of_azd_name_one_that_does_not_exist()
    {
        var given = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("infra", "main.parameters.json")))!;
        given["parameters"]!.AsObject().Select(parameter => parameter.Key)
            .Except(Parameters(await Variants.TemplateAsync())).ShouldBeEmpty();
    }

    [CompiledTheory]
    [InlineData("param controlStores = ['a', 'b']", "one store or three")]
    [InlineData("param controlStores = ['a', 'a', 'a']", "different stores")]
    [InlineData("param replicationFactor = 4", "must not exceed")]
    [InlineData("param authMode = 'Entra'", "needs entraClientId")]
    [InlineData("param signingKeySecretName = 'k'\nparam authMode = 'Keys'", "needs keyVaultEnabled")]
    public async Task Parameters_that_do_not_go_together_are_found_by_the_app_at_its_start(
        string parameters, string said) => (await Deployment.RefusalAsync(parameters)).ShouldContain(said);

    static IEnumerable<string> Parameters(JsonNode template) =>
        template["parameters"]!.AsObject().Select(parameter => parameter.Key);
}
