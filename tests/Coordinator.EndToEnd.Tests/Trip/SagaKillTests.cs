using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Coordinator.EndToEnd.Tests.Crash;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.Local.Demo;
using Coordinator.Local.Demo.Trip;
using Coordinator.Samples.Trip;
using Coordinator.Samples.Trip.Misbehaviour;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>
/// T30, T32, T45: the real host is killed while sagas run over participants that misbehave; storage and participants go
/// on.
/// </summary>
public sealed class SagaKillTests(ITestOutputHelper output)
{
    const int Kills = 30;
    const int Clients = 4;
    const string DurableTask = "AzureFunctionsJobHost__extensions__durableTask";
    const string SeedVariable = "COORDINATOR_KILL_SEED";

    static readonly TimeSpan ServingMax = TimeSpan.FromSeconds(1.5);
    static readonly TimeSpan QuietWithin = TimeSpan.FromSeconds(15);

    /// <summary>On a busy machine a client may meet one kill after the other; it goes on until it knows.</summary>
    static readonly TimeSpan UnluckyMax = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task A_killed_host_leaves_a_trip_half_booked_or_books_it_twice()
    {
        var seed = Seed();
        output.WriteLine($"Seed {seed}: set {SeedVariable}={seed} to repeat the choices.");
        using var data = new TemporaryDirectory();
        await using var storage = await LauncherProcess.StartAsync("storage", "--data", data.FullName);
        await using var service = await TripService.StartAsync(
            new TripOptions(FirstConnectionOf(data.SettingsFile)) { Port = 0 }, TimeProvider.System);
        using var http = new HttpClient { BaseAddress = service.Address };
        var participants = new TripParticipants(http);
        var api = new PatientApi(TimeProvider.System, UnluckyMax);
        var port = FreePort.Take();
        var schedule = new KillSchedule(seed, data.SettingsFile, port) { ServingMax = ServingMax };
        schedule.Environment["Coordinator__Outgoing__AllowedHosts__0"] = service.Address.Authority;
        // What a dead host was working on is hidden from others for so long; the shortest that is allowed.
        schedule.Environment[$"{DurableTask}__storageProvider__controlQueueVisibilityTimeout"] = "00:00:06";
        schedule.Environment[$"{DurableTask}__storageProvider__workItemQueueVisibilityTimeout"] = "00:00:06";
        using var clients = new ApiClients(new Uri($"http://localhost:{port}/"), Clients);

        await using (var first = schedule.Start())
        {
            await first.ReadyAsync();
            await TripMoney.OpenAsync(clients.First, api, TripPlans.AllTravellers, CancellationToken.None);
            await new TripSagas(clients.Sagas[0], TimeProvider.System)
                .DefineAsync(service.Address, CancellationToken.None);
        }

        await participants.SetAsync(Misbehaviour(seed));
        var clock = Stopwatch.StartNew();
        var sagas = clients.Sagas.Select(client => new TripSagas(client, TimeProvider.System, UnluckyMax));
        var load = new TripLoad(new TripPlans(seed), sagas);
        await using var late = new LateMail(participants);
        await schedule.RunAsync(Kills, () => service.Arrivals);
        var (killing, lastKill) = (clock.Elapsed, TimeProvider.System.GetUtcNow());

        await using var last = schedule.Start();
        await last.ReadyAsync();
        var trips = await load.EndAsync();
        await late.EndAsync();
        var quiet = await Eventually.TrueAsync(
            async () => (await StorageScan.FindOpenAsync(data.SettingsFile)).Count == 0, QuietWithin);
        var audit = await participants.AuditAsync();
        var money = await TripMoney.ReadAsync(clients.First, api, trips, CancellationToken.None);
        var findings = new TripVerdict(trips, audit, money).Check();

        output.WriteLine(
            $"{Kills} kills in {killing.TotalSeconds:F1} s: {string.Join(", ", schedule.Moments)}; "
            + $"{load.EndTimes.Count(time => time < lastKill)} trips had ended by then, "
            + $"{trips.Count} after {clock.Elapsed.TotalSeconds:F1} s, "
            + $"with {service.Arrivals} requests; "
            + $"{late.Delivered} late requests; quiet after {quiet?.TotalSeconds:F1} s.");
        foreach (var finding in findings)
            output.WriteLine($"{finding.Invariant}: {finding.Holds}; {finding.Detail}");
        findings.Where(finding => !finding.Holds).ShouldBeEmpty($"seed {seed}");
        quiet.ShouldNotBeNull($"seed {seed}");
        trips.Count(trip => trip.IsBooked).ShouldBeGreaterThan(2, "the load hardly got through");
        trips.Count(trip => trip.IsUndone).ShouldBeGreaterThan(2, "nothing went back");
        late.Delivered.ShouldBeGreaterThan(0, "nothing came late");
    }

    /// <summary>One request in three goes wrong.</summary>
    static Chances Misbehaviour(int seed) =>
        new(seed, Slow: 0.04, Error: 0.08, Lost: 0.08, Late: 0.05, Twice: 0.05, Refuse: 0.03);

    static int Seed() => Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } text
        ? int.Parse(text, CultureInfo.InvariantCulture)
        : (int)(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() % 1_000_000);

    static string FirstConnectionOf(string settingsFile)
    {
        using var settings = JsonDocument.Parse(File.ReadAllText(settingsFile));
        return settings.RootElement.GetProperty("Coordinator").GetProperty("Stores")[0]
            .GetProperty("ConnectionString").GetString()!;
    }
}
