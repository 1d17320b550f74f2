using System.Globalization;
using Coordinator.Core.Model;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the limits of a host; what is wrong with them is noted.</summary>
sealed class LimitReader(IConfiguration configuration, List<string> mistakes)
{
    static readonly LimitSettings Usual = new();

    /// <summary>Reads and checks.</summary>
    public LimitSettings Read() => new()
    {
        RequestsPerSecondPerCaller = Number(
            SettingNames.RequestsPerSecondPerCaller, Usual.RequestsPerSecondPerCaller, 0, 1_000_000),
        RequestsPerSecondPerAddress = Number(
            SettingNames.RequestsPerSecondPerAddress, Usual.RequestsPerSecondPerAddress, 0, 1_000_000),
        ConcurrentRequests = Number(SettingNames.ConcurrentRequests, Usual.ConcurrentRequests, 0, 100_000),
        SlowAfter = Milliseconds(SettingNames.SlowAfterMs, Usual.SlowAfter, 100, 60_000),
        ConcurrentPerSlot = Number(SettingNames.ConcurrentPerSlot, Usual.ConcurrentPerSlot, 0, 100_000),
        // One body of the greatest length has to fit.
        BodyBytes = Number(SettingNames.BodyBytes, Usual.BodyBytes, Limits.RequestBytesMax, int.MaxValue),
        BodyTimeout = Milliseconds(SettingNames.BodyTimeoutMs, Usual.BodyTimeout, 1_000, 300_000),
    };

    TimeSpan Milliseconds(string name, TimeSpan absent, int least, int greatest) =>
        TimeSpan.FromMilliseconds(Number(name, (int)absent.TotalMilliseconds, least, greatest));

    int Number(string name, int absent, int least, int greatest)
    {
        if (configuration[name] is not { Length: > 0 } text)
            return absent;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= greatest)
            return value;
        mistakes.Add(string.Create(
            CultureInfo.InvariantCulture, $"{name} must be a whole number from {least} to {greatest}, not '{text}'."));
        return absent;
    }
}
