using System.Globalization;
using Coordinator.EndToEnd.Tests.Processes;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>
/// Kills a host at random moments of its life: mostly when it has answered some requests more and others are under way,
/// sometimes a moment after it came up, sometimes while it is still starting.
/// </summary>
sealed class KillSchedule(int seed, string settingsFile, int port)
{
    const int AnswersMax = 12;
    const int ServingMsMax = 300;
    const int StartingMsMax = 900;

    readonly Random _random = new(seed);

    /// <summary>How long a host is left alive for the answers that it is killed after.</summary>
    public TimeSpan ServingMax { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>More variables for the host's environment.</summary>
    public Dictionary<string, string> Environment { get; } = new(StringComparer.Ordinal);

    /// <summary>How many kills there were by kind of moment.</summary>
    public Dictionary<string, int> Moments { get; } = new(StringComparer.Ordinal);

    /// <summary>Starts and kills.</summary>
    /// <param name="kills">How often.</param>
    /// <param name="answered">How many answers clients have so far.</param>
    public async Task RunAsync(int kills, Func<int> answered)
    {
        for (var kill = 0; kill < kills; kill++)
        {
            await using var host = Start();
            var moment = await MomentAsync(host, answered);
            await host.KillAsync();
            Moments[moment] = Moments.GetValueOrDefault(moment) + 1;
        }
    }

    /// <summary>A host at the address that the clients know.</summary>
    public LauncherProcess Start() => LauncherProcess.Spawn(
        Environment, "host", "--settings", settingsFile, "--port", port.ToString(CultureInfo.InvariantCulture));

    // The moment itself is what the test is about: nothing is expected to have happened by then, so there is no
    // condition to wait for.
    async Task<string> MomentAsync(LauncherProcess host, Func<int> answered)
    {
        var kind = _random.Next(8);
        if (kind == 0)
        {
            await DelayAsync(StartingMsMax);
            return "while starting";
        }
        await host.ReadyAsync();
        if (kind > 2)
        {
            var wanted = answered() + _random.Next(1, AnswersMax);
            await Eventually.TrueAsync(() => Task.FromResult(answered() >= wanted), ServingMax);
        }
        await DelayAsync(ServingMsMax);
        return kind > 2 ? "after some answers" : "soon after the start";
    }

    Task DelayAsync(int millisecondsMax) =>
        Task.Delay(TimeSpan.FromMilliseconds(_random.Next(millisecondsMax)), TimeProvider.System);
}
