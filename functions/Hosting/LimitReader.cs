using Coordinator.Core.Model;
using Microsoft.Extensions.Configuration;

namespace Coordinator.Functions.Hosting;

/// <summary>Reads the limits of a host; what is wrong with them is noted.</summary>
sealed class LimitReader(IConfiguration configuration, ICollection<string> mistakes)
{
    static readonly LimitSettings Usual = new();

    readonly NumberReader _numbers = new(configuration, mistakes);

    /// <summary>Reads and checks.</summary>
    public LimitSettings Read() => new()
    {
        RequestsPerSecondPerCaller = _numbers.Read(
            SettingNames.RequestsPerSecondPerCaller, Usual.RequestsPerSecondPerCaller, 0, 1_000_000),
        RequestsPerSecondPerAddress = _numbers.Read(
            SettingNames.RequestsPerSecondPerAddress, Usual.RequestsPerSecondPerAddress, 0, 1_000_000),
        ConcurrentRequests = _numbers.Read(SettingNames.ConcurrentRequests, Usual.ConcurrentRequests, 0, 100_000),
        SlowAfter = _numbers.Milliseconds(SettingNames.SlowAfterMs, Usual.SlowAfter, 100, 60_000),
        ConcurrentPerSlot = _numbers.Read(SettingNames.ConcurrentPerSlot, Usual.ConcurrentPerSlot, 0, 100_000),
        // One body of the greatest length has to fit.
        BodyBytes = _numbers.Read(SettingNames.BodyBytes, Usual.BodyBytes, Limits.RequestBytesMax, int.MaxValue),
        BodyTimeout = _numbers.Milliseconds(SettingNames.BodyTimeoutMs, Usual.BodyTimeout, 1_000, 300_000),
    };
}
