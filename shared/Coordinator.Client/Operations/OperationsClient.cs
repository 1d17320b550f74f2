using System.Text.Json;
using Coordinator.Client.Http;
using Coordinator.Contracts.Drills;
using Coordinator.Contracts.Health;
using Coordinator.Contracts.Recovery;
using Coordinator.Contracts.Telemetry;

namespace Coordinator.Client;

/// <summary>For operators: health, what a host does, what is in doubt, drills. All is safe to repeat.</summary>
public sealed class OperationsClient
{
    const string Outage = "api/drills/outage";

    readonly ApiConnection _connection;

    internal OperationsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Whether the host can serve: its stores and the placement register answer. Asked once.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<HealthBody>> GetReadinessAsync(CancellationToken cancellation = default) =>
        _connection.OnceAsync<HealthBody>(ApiRequest.Get("api/health/ready"), cancellation);

    /// <summary>Whether the process answers. Asked once.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<HealthBody>> GetLivenessAsync(CancellationToken cancellation = default) =>
        _connection.OnceAsync<HealthBody>(ApiRequest.Get("api/health/live"), cancellation);

    /// <summary>The OpenAPI document of the API.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">It is refused.</exception>
    public async Task<JsonElement> GetOpenApiAsync(CancellationToken cancellation = default) =>
        (await _connection.AskAsync<JsonDocument>(ApiRequest.Get("api/openapi.json"), cancellation))
            .Required.RootElement;

    /// <summary>Transactions that are not decided yet, the oldest first. Needs the operator's key.</summary>
    /// <param name="olderThan">Only those that started longer ago than this.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<InDoubtListBody>> ListInDoubtAsync(
        TimeSpan olderThan, CancellationToken cancellation = default) =>
        _connection.AskAsync<InDoubtListBody>(
            ApiRequest.Get("api/in-doubt" + QueryText.Of(("olderThanMs", QueryText.Ms(olderThan)))), cancellation);

    /// <summary>
    /// Transactions that the host that answers runs and ran lately, with their phases. Needs the operator's key.
    /// </summary>
    /// <param name="after">
    /// Only what ended after this: <see cref="ActivityBody.Next"/> of the answer before, unless that was another
    /// host's; null for all that it remembers.
    /// </param>
    /// <param name="limit">So many that ended at most, 1-1000; null for 200.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ActivityBody>> GetActivityAsync(
        long? after = null, int? limit = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<ActivityBody>(
            ApiRequest.Get(
                "api/activity" + QueryText.Of(("after", QueryText.Of(after)), ("limit", QueryText.Of(limit)))),
            cancellation);

    /// <summary>What the host that answers counts and measures. Needs the operator's key.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<MetricsBody>> GetMetricsAsync(CancellationToken cancellation = default) =>
        _connection.AskAsync<MetricsBody>(ApiRequest.Get("api/metrics"), cancellation);

    /// <summary>Drill: cuts the host that answers off from a store for a while. Needs the operator's key.</summary>
    /// <param name="store">The store.</param>
    /// <param name="duration">For how long, at most ten minutes.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<OutageBody>> StartOutageAsync(
        string store, TimeSpan duration, CancellationToken cancellation = default)
    {
        var body = new OutageRequestBody { Store = store, ForMs = (long)duration.TotalMilliseconds };
        return _connection.AskAsync<OutageBody>(ApiRequest.Post(Outage, body), cancellation);
    }

    /// <summary>Drill: the stores that the host that answers is cut off from. Needs the operator's key.</summary>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<OutageListBody>> ListOutagesAsync(CancellationToken cancellation = default) =>
        _connection.AskAsync<OutageListBody>(ApiRequest.Get(Outage), cancellation);

    /// <summary>Drill: ends an outage before its time. The answer has no value. Needs the operator's key.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<OutageBody>> StopOutageAsync(string store, CancellationToken cancellation = default) =>
        _connection.AskAsync<OutageBody>(
            ApiRequest.Delete(Outage + QueryText.Of(("store", store))), cancellation);
}
