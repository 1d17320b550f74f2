using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Subscriptions;

namespace Coordinator.Client;

/// <summary>Subscriptions, and what they could not deliver. Every request is safe to repeat.</summary>
public sealed class SubscriptionsClient
{
    readonly ApiConnection _connection;

    internal SubscriptionsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Creates a subscription, or changes its filter, target and retries.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">What is delivered, and where to.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SubscriptionSummaryBody>> PutAsync(
        string name, SubscriptionDefinitionBody definition, CancellationToken cancellation = default) =>
        _connection.AskAsync<SubscriptionSummaryBody>(
            ApiRequest.Put(WireAddresses.Subscription(name), definition), cancellation);

    /// <summary>How a subscription stands; the status is 404 when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SubscriptionBody>> GetAsync(string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<SubscriptionBody>(ApiRequest.Get(WireAddresses.Subscription(name)), cancellation);

    /// <summary>A page of the subscriptions by name.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SubscriptionListBody>> ListAsync(
        string? cursor = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<SubscriptionListBody>(
            ApiRequest.Get("api/subscriptions" + QueryText.Of(("cursor", cursor))), cancellation);

    /// <summary>All subscriptions by name.</summary>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">A page is refused.</exception>
    public IAsyncEnumerable<SubscriptionSummaryBody> AllAsync(CancellationToken cancellation = default) =>
        Pages.AllAsync(ListAsync, page => page.Items, page => page.Cursor, cancellation);

    /// <summary>Deletes a subscription with its positions and dead letters. The answer has no value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SubscriptionBody>> RemoveAsync(string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<SubscriptionBody>(ApiRequest.Delete(WireAddresses.Subscription(name)), cancellation);

    /// <summary>Stops deliveries; a few that have begun still end.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SubscriptionSummaryBody>> PauseAsync(string name, CancellationToken cancellation = default) =>
        VerbAsync<SubscriptionSummaryBody>(name, "pause", cancellation);

    /// <summary>Goes on with deliveries where they were stopped.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SubscriptionSummaryBody>> ResumeAsync(string name, CancellationToken cancellation = default) =>
        VerbAsync<SubscriptionSummaryBody>(name, "resume", cancellation);

    /// <summary>
    /// Delivers again: from a position, from the start, or the dead letters. Needs the operator's key.
    /// </summary>
    /// <param name="name">Its name.</param>
    /// <param name="replay">What.</param>
    /// <param name="cancellation">Gives up; it may be done all the same.</param>
    public Task<Reply<SubscriptionReplayResultBody>> ReplayAsync(
        string name, SubscriptionReplayBody replay, CancellationToken cancellation = default) =>
        _connection.AskAsync<SubscriptionReplayResultBody>(
            ApiRequest.Post($"{WireAddresses.Subscription(name)}/replay", replay), cancellation);

    /// <summary>A page of the deliveries that were given up. Needs the operator's key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<DeadLetterListBody>> ListDeadLettersAsync(
        string name, string? cursor = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<DeadLetterListBody>(
            ApiRequest.Get($"{WireAddresses.Subscription(name)}/dead-letters" + QueryText.Of(("cursor", cursor))),
            cancellation);

    Task<Reply<T>> VerbAsync<T>(string name, string verb, CancellationToken cancellation)
        where T : class =>
        _connection.AskAsync<T>(ApiRequest.Post($"{WireAddresses.Subscription(name)}/{verb}"), cancellation);
}
