using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Cluster;

namespace Coordinator.Client;

/// <summary>Where data lives, and how it moves. Needs the operator's key. Every request is safe to repeat.</summary>
public sealed class ClusterClient
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    readonly ApiConnection _connection;

    internal ClusterClient(ApiConnection connection) => _connection = connection;

    /// <summary>The map: the register, the stores, the shards.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ClusterBody>> GetAsync(CancellationToken cancellation = default) =>
        _connection.AskAsync<ClusterBody>(ApiRequest.Get("api/cluster"), cancellation);

    /// <summary>One shard; the status is 404 when there is none.</summary>
    /// <param name="shard">Its number.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ShardBody>> GetShardAsync(int shard, CancellationToken cancellation = default) =>
        _connection.AskAsync<ShardBody>(ApiRequest.Get(WireAddresses.Shard(shard)), cancellation);

    /// <summary>Drops a store from a shard, so that writes go on without it.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="drop">The store.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ShardOperationStartedBody>> FailOverAsync(
        int shard, string drop, CancellationToken cancellation = default) =>
        BeginAsync(shard, "failover", new { drop }, cancellation);

    /// <summary>Lets a store join a shard.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="add">The store.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ShardOperationStartedBody>> RejoinAsync(
        int shard, string add, CancellationToken cancellation = default) =>
        BeginAsync(shard, "rejoin", new { add }, cancellation);

    /// <summary>Moves a shard to other stores.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="to">The stores, in order.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ShardOperationStartedBody>> MoveAsync(
        int shard, IReadOnlyList<string> to, CancellationToken cancellation = default) =>
        BeginAsync(shard, "move", new { to }, cancellation);

    /// <summary>Gives a shard another number of replicas.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="replicas">How many.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ShardOperationStartedBody>> ReplicateAsync(
        int shard, int replicas, CancellationToken cancellation = default) =>
        BeginAsync(shard, "replicas", new { replicas }, cancellation);

    /// <summary>Waits until an operation on a shard has ended, or another one has taken its place.</summary>
    /// <param name="operation">The answer that it was begun with.</param>
    /// <param name="progress">Gets the shard at every look, to tell how far it is; null for nobody.</param>
    /// <param name="cancellation">Gives up; the operation goes on.</param>
    /// <returns>The shard; <see cref="ShardBody.Operation"/> tells how it ended.</returns>
    /// <exception cref="CoordinatorException">The question is refused.</exception>
    public async Task<ShardBody> WaitAsync(
        ShardOperationStartedBody operation, Action<ShardBody>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(operation);
        while (true)
        {
            var shard = (await GetShardAsync(operation.Shard, cancellation)).Required;
            progress?.Invoke(shard);
            if (!IsAhead(operation, shard.Operation))
                return shard;
            await Task.Delay(BetweenLooks, _connection.Options.Time, cancellation);
        }
    }

    /// <summary>Compares the replicas of all slots and repairs what differs, or joins the scrub that runs.</summary>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ScrubBody>> StartScrubAsync(CancellationToken cancellation = default) =>
        _connection.AskAsync<ScrubBody>(ApiRequest.Post("api/cluster/scrub"), cancellation);

    /// <summary>The report of the last scrub; the status is 404 when there was none.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ScrubBody>> GetScrubAsync(CancellationToken cancellation = default) =>
        _connection.AskAsync<ScrubBody>(ApiRequest.Get("api/cluster/scrub"), cancellation);

    /// <summary>
    /// Whether an operation runs, or is yet to begin: until then the shard shows the one before, or none.
    /// </summary>
    static bool IsAhead(ShardOperationStartedBody operation, ShardOperationBody? shown)
    {
        if (operation.Steps.Count == 0)
            return false;
        return shown is null || shown.StartedAt < operation.StartedAt
            || (shown.StartedAt == operation.StartedAt && shown.State == ShardOperationStates.Running);
    }

    Task<Reply<ShardOperationStartedBody>> BeginAsync<TBody>(
        int shard, string verb, TBody body, CancellationToken cancellation) =>
        _connection.AskAsync<ShardOperationStartedBody>(
            ApiRequest.Post($"{WireAddresses.Shard(shard)}/{verb}", body), cancellation);
}
