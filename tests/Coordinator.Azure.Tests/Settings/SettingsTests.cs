using System.Reflection;
using System.Text.RegularExpressions;
using Coordinator.Azure.Tests.Functions;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.Functions.Hosting;
using Coordinator.TestKit;
using Microsoft.Extensions.Configuration;
using Shouldly;

namespace Coordinator.Azure.Tests.Settings;

/// <summary>Settings that are read, are documented; what the sample and the bindings name, is read.</summary>
[Collection(AzurePublish.Collection)]
public sealed partial class SettingsTests(AzurePublish publish)
{
    /// <summary>Names that others read: the tools, the local host, the Functions host.</summary>
    static readonly string[] Foreign =
    [
        "IsEncrypted", "FUNCTIONS_WORKER_RUNTIME", "Host:LocalHttpPort", "AzureFunctionsJobHost",
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    ];

    static readonly List<string> Read =
    [
        .. typeof(SettingNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!),
    ];

    [Fact]
    public void A_setting_is_read_that_no_document_tells_of()
    {
        Read.Count.ShouldBeGreaterThan(15);
        var told = File.ReadAllText(Repository.PathOf("docs", "SETTINGS.md"));
        Read.Where(name => !told.Contains($"`{name}", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_document_tells_of_a_setting_that_nobody_reads()
    {
        var told = File.ReadLines(Repository.PathOf("docs", "SETTINGS.md"))
            .Select(line => Told().Match(line)).Where(match => match.Success)
            .Select(match => match.Groups["name"].Value).ToList();
        told.Count.ShouldBeGreaterThanOrEqualTo(Read.Count);
        told.ShouldAllBe(name => IsKnown(name));
    }

    [Fact]
    public void The_sample_has_a_setting_that_nobody_reads() => new ConfigurationBuilder()
        .AddSettingsFile(Repository.PathOf("local.settings.sample.json")).Build().AsEnumerable()
        .Where(setting => setting.Value is not null)
        .ShouldAllBe(setting => IsKnown(setting.Key));

    [SkippableFact]
    public void A_trigger_or_host_json_names_a_setting_that_nobody_knows()
    {
        var bindings = PublishedFunction.ReadAll(publish.PathOf("functions.metadata"))
            .SelectMany(function => function.Bindings).ToList();
        var connections = bindings.Select(binding => (string?)binding["connection"]).OfType<string>();
        var texts = bindings.Select(binding => binding.ToJsonString())
            .Append(File.ReadAllText(publish.PathOf("host.json")));
        var named = texts.SelectMany(text => InPercent().Matches(text)).Select(match => match.Groups["name"].Value);
        var all = connections.Concat(named).Distinct().ToList();
        all.ShouldBe(
            [
                SettingNames.QueueConnection, SettingNames.SweepSchedule, SettingNames.CleanUpSchedule,
                SettingNames.TaskHub,
            ],
            ignoreOrder: true);
    }

    [Fact]
    public void A_setting_is_read_by_a_name_of_its_own()
    {
        var code = Directory.GetFiles(Repository.PathOf("functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .SelectMany(File.ReadLines).ToList();
        code.Count.ShouldBeGreaterThan(1000);
        code.Where(line => ByText().IsMatch(line)).ShouldBeEmpty();
    }

    static bool IsKnown(string name) =>
        Read.Concat(Foreign).Any(known => name == known || name.StartsWith($"{known}:", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<name>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Told();

    [GeneratedRegex("%(?<name>[A-Za-z_:]+)%", RegexOptions.ExplicitCapture)]
    private static partial Regex InPercent();

    [GeneratedRegex("[cC]onfiguration(\\[|\\.GetSection\\()\"", RegexOptions.ExplicitCapture)]
    private static partial Regex ByText();
}
