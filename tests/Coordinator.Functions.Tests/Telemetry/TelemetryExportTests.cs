using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

[Collection(ApiCollection.Name)]
public sealed class TelemetryExportTests(ApiFixture fixture)
{
    const string Canary = "canary-key-8c1f";

    [Fact]
    public async Task Alerts_have_no_numbers_or_telemetry_holds_keys()
    {
        await using var ingestion = await Ingestion.StartAsync();
        await using var host = await ApiHost.StartAsync(
            fixture.Azurite, (SettingNames.InsightsConnection, ingestion.ConnectionString),
            ("Host:Keys:Function", Canary), ("Host:Keys:Admin", Canary + "-admin"));
        using var http = new HttpClient { BaseAddress = host.Address };
        (await http.GetAsync($"api/items/telemetry/none?code={Canary}")).IsSuccessStatusCode.ShouldBeFalse();
        host.Services.GetRequiredService<HostMetrics>().Calls.Refused("caller");
        host.Services.GetRequiredService<TracerProvider>().ForceFlush();
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();

        await ingestion.ComesAsync("coordinator.calls.refused");
        await ingestion.ComesAsync("RequestData");
        ingestion.Taken.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Telemetry_is_collected_that_nobody_asked_for()
    {
        await using var host = await ApiHost.StartAsync(fixture.Azurite);
        host.Services.GetService<MeterProvider>().ShouldBeNull();
        host.Services.GetService<TracerProvider>().ShouldBeNull();
    }
}
