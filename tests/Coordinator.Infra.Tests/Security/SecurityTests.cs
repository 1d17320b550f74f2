using System.Text.Json.Nodes;
using Coordinator.Infra.Tests.Compiler;
using Shouldly;

namespace Coordinator.Infra.Tests.Security;

/// <summary>Security of what would be deployed (S17).</summary>
public sealed class SecurityTests
{
    [CompiledFact]
    public async Task A_defence_is_missing_from_what_is_deployed() =>
        Rules.Broken(await Variants.EverythingAsync()).ShouldBeEmpty();

    [CompiledFact]
    public async Task A_defence_is_missing_unless_somebody_asks_for_it() =>
        Rules.Broken(await Variants.DefaultAsync()).ShouldBe(
        [
            "Microsoft.Web/sites/config: properties.globalValidation.requireAuthentication of nothing",
            "Microsoft.Web/sites/config: properties.globalValidation.unauthenticatedClientAction of nothing",
            "Microsoft.Web/sites/config: properties.httpSettings.requireHttps of nothing",
            "Microsoft.KeyVault/vaults: properties.enableRbacAuthorization of nothing",
            "Microsoft.KeyVault/vaults: properties.enablePurgeProtection of nothing",
        ]);

    [CompiledFact]
    public async Task A_defence_that_is_taken_out_is_not_missed()
    {
        var broken = Rules.Broken(await Variants.WithoutDefencesAsync()).ToList();
        foreach (var rule in Rules.All)
            broken.ShouldContain(line => line.StartsWith($"{rule} of ", StringComparison.Ordinal));
        broken.ShouldNotContain(line => line.EndsWith("of nothing", StringComparison.Ordinal));
    }

    [CompiledFact]
    public async Task An_account_can_be_reached_past_the_private_network()
    {
        var deployment = await Variants.EverythingAsync();
        Networks.Open(deployment).ShouldBeEmpty();
        Networks.Endpoints(deployment).ShouldBe(
        [
            "rt/blob", "sta/queue", "sta/table", "stb/table", "stc/table", "kv/vault",
        ], ignoreOrder: true);
    }

    [CompiledFact]
    public async Task An_account_that_is_left_open_is_not_seen()
    {
        var open = await Variants.WithoutDefencesAsync();
        Networks.Open(open).ShouldBe(["rt", "sta", "stb", "stc", "kv"], ignoreOrder: true);
        Networks.Endpoints(open).ShouldNotContain("stb/table");
    }

    [CompiledFact]
    public async Task A_secret_is_among_the_outputs_or_settings()
    {
        Template.Secrets(await Variants.TemplateAsync()).ShouldBeEmpty();
        foreach (var deployment in new[] { await Variants.DefaultAsync(), await Variants.EverythingAsync() })
        {
            deployment.Settings.Keys.ShouldNotContain(
                name => name.EndsWith("ConnectionString", StringComparison.Ordinal)
                    && name.StartsWith("Coordinator", StringComparison.Ordinal));
            deployment.Settings.ShouldNotContain(setting => setting.Key == "AzureWebJobsStorage");
        }

        (await Variants.EverythingAsync()).Settings["Coordinator__Outgoing__SigningKey"].ShouldBe(
            "@Microsoft.KeyVault(VaultName=kv-" + Token(await Variants.EverythingAsync()) + ";SecretName=signing-key)");
    }

    [CompiledFact]
    public async Task A_secret_that_is_put_among_the_outputs_is_not_seen()
    {
        var error = await Should.ThrowAsync<InvalidOperationException>(() => Template.CompileAsync(text => text.Replace(
            "output name string = account.name", "output name string = account.listKeys().keys[0].value",
            StringComparison.Ordinal)));
        error.Message.ShouldContain("outputs-should-not-contain-secrets");
        Template.Secrets(JsonNode.Parse("""{ "value": "[listKeys('a', 'b').keys[0].value]" }""")!)
            .ShouldBe(["listKeys"]);
    }

    static string Token(Deployment deployment) => deployment.App.Name["func-".Length..];
}
