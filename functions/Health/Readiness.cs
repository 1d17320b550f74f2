using Coordinator.Contracts.Health;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Functions.Health;

/// <summary>
/// Asks the register and one replica in each store. Anybody may ask it as often as they like, so the stores are asked
/// at most once in <see cref="AgeMax"/>, and never twice at the same time.
/// </summary>
public sealed class Readiness(
    IPlacementRegister register, IReplicaStore store, PlacementCache placement, TimeProvider time)
{
    /// <summary>How long an answer is given again, counted from when the stores were asked.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(1);

    readonly Lock _gate = new();
    Task<HealthBody>? _last;
    long _asked;

    /// <summary>
    /// The state of a moment ago; callers that come while the stores are being asked share the answer.
    /// </summary>
    public Task<HealthBody> CheckAsync()
    {
        lock (_gate)
        {
            if (_last is null || IsOver(_last))
            {
                _asked = time.GetTimestamp();
                _last = AskAsync();
            }

            return _last;
        }
    }

    bool IsOver(Task<HealthBody> check) =>
        check.IsCompleted && (!check.IsCompletedSuccessfully || time.GetElapsedTime(_asked) >= AgeMax);

    async Task<HealthBody> AskAsync()
    {
        var isRegisterThere = await register.ReadAsync() is { Map: not null };
        var checks = new List<HealthCheckBody> { new() { Name = "register", Ok = isRegisterThere } };
        checks.AddRange(await CheckStoresAsync());
        return new HealthBody { Status = Status(checks), Checks = checks };
    }

    async Task<HealthCheckBody[]> CheckStoresAsync()
    {
        try
        {
            var map = await placement.GetAsync(refresh: false);
            var guards = map.Shards
                .SelectMany(shard => shard.Of(shard.FirstSlot).InSync.Select(replica =>
                    new RowAddress(replica, new GuardKey(shard.Epoch))))
                .DistinctBy(row => row.Replica.Store)
                .OrderBy(row => row.Replica.Store, StringComparer.Ordinal);
            return await Task.WhenAll(guards.Select(CheckAsync));
        }
        catch (PlacementUnknownException)
        {
            // Said by the register's own line; without a placement there are no stores to ask.
            return [];
        }
    }

    async Task<HealthCheckBody> CheckAsync(RowAddress guard)
    {
        var read = await store.ReadAsync(guard);
        return new HealthCheckBody { Name = $"store:{guard.Replica.Store}", Ok = read.Status != ReadStatus.Unknown };
    }

    /// <summary>
    /// Without any store nothing can be served; without the register, as long as the placement does not change.
    /// </summary>
    static string Status(List<HealthCheckBody> checks)
    {
        if (!checks.Skip(1).Any(check => check.Ok))
            return HealthStatuses.Unavailable;
        return checks.All(check => check.Ok) ? HealthStatuses.Ok : HealthStatuses.Degraded;
    }
}
