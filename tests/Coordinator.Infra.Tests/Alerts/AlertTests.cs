using System.Text.RegularExpressions;
using Coordinator.Infra.Tests.Compiler;
using Coordinator.Infra.Tests.Security;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Infra.Tests.Alerts;

/// <summary>What wakes an operator.</summary>
public sealed partial class AlertTests
{
    static readonly HashSet<string> Instruments =
    [
        .. new[] { "functions", "shared" }
            .SelectMany(folder => Directory.GetFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories))
            .SelectMany(file => Instrument().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value),
    ];

    [CompiledFact]
    public async Task An_alert_waits_for_a_metric_that_the_code_does_not_have() =>
        Metrics(await Variants.DefaultAsync()).Except(Instruments).ShouldBeEmpty();

    [CompiledFact]
    public async Task An_alert_on_a_misspelt_metric_is_not_seen() =>
        Metrics(await Variants.WithoutDefencesAsync()).Except(Instruments).ShouldBe(["coordinator.sagas.stuk"]);

    [CompiledFact]
    public async Task Something_that_needs_an_operator_wakes_nobody()
    {
        var deployment = await Variants.EverythingAsync();
        Names(deployment, "Microsoft.Insights/scheduledQueryRules").ShouldBe(
        [
            "alert-dead-changes", "alert-dead-deliveries", "alert-failing-stores", "alert-in-doubt-age",
            "alert-no-sweeps", "alert-server-errors", "alert-stuck-sagas", "alert-unreadable-rows", "alert-view-lag",
        ]);
        Names(deployment, "Microsoft.Insights/metricAlerts").ShouldBe(
            ["alert-throttling-sta", "alert-throttling-stb", "alert-throttling-stc"]);
        var group = deployment.Of("Microsoft.Insights/actionGroups").Single();
        group.At("properties.emailReceivers")![0]!["emailAddress"]!.ToString().ShouldBe("operators@example.com");
        deployment.Of("Microsoft.Insights/scheduledQueryRules")
            .ShouldAllBe(alert => alert.Text("properties.actions.actionGroups").Contains(group.Name));
    }

    [CompiledFact]
    public async Task An_alert_leads_to_no_runbook()
    {
        var index = await File.ReadAllTextAsync(Repository.PathOf("docs", "runbooks", "README.md"));
        var alerts = Names(await Variants.DefaultAsync(), "Microsoft.Insights/scheduledQueryRules")
            .Select(name => name["alert-".Length..]).Append("throttling");
        alerts.Where(alert => !index.Contains($"`{alert}`", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [CompiledFact]
    public async Task Without_an_address_there_is_a_group_that_nobody_is_in() =>
        (await Variants.DefaultAsync()).Of("Microsoft.Insights/actionGroups").ShouldBeEmpty();

    static IEnumerable<string> Names(Deployment deployment, string type) =>
        deployment.Of(type).Select(alert => deployment.Short(alert.Name)).Order(StringComparer.Ordinal);

    static List<string> Metrics(Deployment deployment)
    {
        var queries = deployment.Of("Microsoft.Insights/scheduledQueryRules")
            .Select(alert => alert.At("properties.criteria.allOf")![0]!["query"]!.ToString());
        var metrics = queries.SelectMany(query => MetricName().Matches(query)).Select(match => match.Groups[1].Value)
            .Distinct().ToList();
        metrics.Count.ShouldBe(7);
        return metrics;
    }

    [GeneratedRegex(@"""(coordinator\.[a-z.]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"Name == ""([^""]+)""")]
    private static partial Regex MetricName();
}
