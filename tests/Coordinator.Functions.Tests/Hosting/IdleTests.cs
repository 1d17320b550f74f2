using System.Globalization;
using Coordinator.Functions.Tests.Support;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Shouldly;
using Xunit.Abstractions;

namespace Coordinator.Functions.Tests.Hosting;

/// <summary>What the application costs when there is nothing to do: timers, queues, orchestrations together.</summary>
public sealed class IdleTests(ITestOutputHelper output) : IDisposable
{
    const double PerSecondMax = 2;

    // The looks into empty queues are at their longest distance by then.
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(13);
    static readonly TimeSpan Measured = TimeSpan.FromSeconds(30);

    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task An_idle_host_makes_two_storage_requests_a_second_or_more()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }.Select(AzuriteAccount.WithEmulatorKey)],
        };
        await using var azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        using var counter = new RequestCounter(azurite.ConnectionStrings.Values);
        await using var host = await ApiHost.StartAsync(azurite);
        await PassedAsync(Settled);
        var before = counter.Begun;
        await PassedAsync(Measured);
        var perSecond = (counter.Begun - before) / Measured.TotalSeconds;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perSecond:F2} requests a second"));
        perSecond.ShouldBeInRange(0.5, PerSecondMax);
    }

    /// <summary>The time itself is what is waited for here: a rate is a number of things in a time.</summary>
    static Task PassedAsync(TimeSpan time)
    {
        var started = TimeProvider.System.GetTimestamp();
        return Eventually.IsTrueAsync(() => TimeProvider.System.GetElapsedTime(started) >= time);
    }
}
