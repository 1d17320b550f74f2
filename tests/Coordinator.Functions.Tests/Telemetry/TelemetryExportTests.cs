using System.Text;
using Coordinator.Client;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

[Collection(ApiCollection.Name)]
public sealed class TelemetryExportTests(ApiFixture fixture)
{
    const string Canary = "canary-key-8c1f";
    const string ItemCanary = "canary-item-51d0";
    const string ValueCanary = "canary-value-9a7e";

    [Fact]
    public async Task Alerts_have_no_numbers_or_telemetry_holds_keys()
    {
        await using var ingestion = await Ingestion.StartAsync();
        await using var host = await ApiHost.StartAsync(
            fixture.Azurite, (SettingNames.InsightsConnection, ingestion.ConnectionString),
            ("Host:Keys:Function", Canary), ("Host:Keys:Admin", Canary + "-admin"));
        using var http = new HttpClient { BaseAddress = host.Address };
        var missing = await http.GetAsync($"api/items/telemetry/{ItemCanary}-none?code={Canary}");
        missing.IsSuccessStatusCode.ShouldBeFalse();
        host.Services.GetRequiredService<HostMetrics>().Calls.Refused("caller");
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        await ingestion.ComesAsync("coordinator.calls.refused");
        await ingestion.ComesAsync("RequestData");
        ingestion.Taken.ShouldNotContain(Canary);
        ingestion.Taken.ShouldNotContain(ItemCanary);
    }

    /// <summary>Ids that the client makes for items without a hash tag have nothing of their keys.</summary>
    [Fact]
    public async Task Telemetry_holds_items_or_values()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var host = await ApiHost.StartAsync(
            fixture.Azurite, (SettingNames.CollectorAddress, collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var http = new HttpClient { BaseAddress = host.Address };
        var client = new CoordinatorClient(http);
        var transaction = client.Transaction().Put($"telemetry/{ItemCanary}", new { text = ValueCanary });
        await transaction.CommitAsync();
        await client.PutAsync($"telemetry/{ItemCanary}", new { text = ValueCanary });
        await client.GetAsync<object>($"telemetry/{ItemCanary}");
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        await collector.ComesAsync("traces", transaction.Id);
        await collector.ComesAsync("metrics", "coordinator.commit.duration");
        collector.Taken.ShouldNotContain(ItemCanary);
        collector.Taken.ShouldNotContain(ValueCanary);
    }

    [Fact]
    public async Task A_collector_gets_no_spans_or_no_metrics()
    {
        await using var collector = await OtlpCollector.StartAsync();
        await using var host = await ApiHost.StartAsync(
            fixture.Azurite, (SettingNames.CollectorAddress, collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        using var http = new HttpClient { BaseAddress = host.Address };
        using var body = new StringContent("{}", Encoding.UTF8, "application/json");
        (await http.PutAsync("api/items/telemetry/collected", body)).EnsureSuccessStatusCode();
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        await collector.ComesAsync("traces", "transaction.prepare");
        await collector.ComesAsync("metrics", "coordinator.commit.duration");
    }

    [Theory]
    [InlineData("traces", true, false)]
    [InlineData("metrics", false, true)]
    [InlineData("metrics, traces", true, true)]
    public void The_console_gets_something_else(string setting, bool traces, bool metrics)
    {
        var settings = Read((SettingNames.TelemetryConsole, setting));
        (settings.TracesToConsole, settings.MetricsToConsole, settings.IsOn).ShouldBe((traces, metrics, true));
    }

    [Theory]
    [InlineData(SettingNames.TelemetryConsole, "spans")]
    [InlineData(SettingNames.CollectorAddress, "localhost:4317")]
    [InlineData(SettingNames.CollectorAddress, "/v1/traces")]
    public void A_wrong_setting_of_telemetry_is_passed_over(string name, string value)
    {
        var mistakes = new List<string>();
        Read(mistakes, (name, value));
        mistakes.ShouldHaveSingleItem().ShouldStartWith(name + " must be ");
    }

    [Fact]
    public async Task Telemetry_is_collected_that_nobody_asked_for()
    {
        await using var host = await ApiHost.StartAsync(fixture.Azurite);
        host.Services.GetService<MeterProvider>().ShouldBeNull();
        host.Services.GetService<TracerProvider>().ShouldBeNull();
    }

    static TelemetrySettings Read(params (string Name, string Value)[] settings)
    {
        var mistakes = new List<string>();
        var read = Read(mistakes, settings);
        mistakes.ShouldBeEmpty();
        return read;
    }

    static TelemetrySettings Read(List<string> mistakes, params (string Name, string Value)[] settings) =>
        new TelemetryReader(
            new ConfigurationBuilder().AddInMemoryCollection(settings.Select(
                setting => KeyValuePair.Create<string, string?>(setting.Name, setting.Value))).Build(),
            mistakes).Read();
}
