using Microsoft.Extensions.Logging;

namespace Coordinator.Functions;

/// <summary>All that this assembly logs; events 3000-3199. Never keys, values, addresses or secrets.</summary>
static partial class Log
{
    [LoggerMessage(3001, LogLevel.Warning, "Finishing {Transaction} is left to the sweeper: too much is queued")]
    public static partial void FinishDropped(this ILogger log, string transaction);

    [LoggerMessage(
        3002, LogLevel.Information, "Finishing {Transaction} is left to the sweeper: not all replicas answered")]
    public static partial void FinishLeft(this ILogger log, string transaction);

    [LoggerMessage(3003, LogLevel.Error, "Finishing {Transaction} failed; it is left to the sweeper")]
    public static partial void FinishFailed(this ILogger log, Exception error, string transaction);

    [LoggerMessage(
        3004, LogLevel.Warning,
        "The host stops before {Count} committed transactions were finished; a sweeper will find them")]
    public static partial void FinishAbandoned(this ILogger log, int count);

    [LoggerMessage(
        3010, LogLevel.Information,
        "The placement is in force: {Slots} slots in {Shards} shards, {Replicas} copies each")]
    public static partial void Founded(this ILogger log, int slots, int shards, int replicas);

    [LoggerMessage(
        3011, LogLevel.Warning, "Not every store answered while the placement was founded or checked; trying again")]
    public static partial void FoundingDelayed(this ILogger log);

    [LoggerMessage(
        3012, LogLevel.Warning,
        "A store did not let its tables or queue be created; trying again: status {Status}, code {Code}")]
    public static partial void CreationDelayed(this ILogger log, int status, string? code);

    [LoggerMessage(3013, LogLevel.Error, "Founding the placement failed")]
    public static partial void FoundingFailed(this ILogger log, Exception error);

    [LoggerMessage(3020, LogLevel.Error, "{Function} failed")]
    public static partial void CallFailed(this ILogger log, Exception error, string function);

    [LoggerMessage(3021, LogLevel.Warning, "{Function} was refused: the placement is not known yet")]
    public static partial void PlacementUnknown(this ILogger log, string function);

    [LoggerMessage(3030, LogLevel.Information, "Attempt {Number} of {Transaction} was looked at on request: {Verdict}")]
    public static partial void Resolved(this ILogger log, int number, string transaction, string verdict);

    [LoggerMessage(
        3040, LogLevel.Warning,
        "The call {Key} was not sent: its host is not among Coordinator:Outgoing:AllowedHosts, or not among those of "
        + "its tenant, or leads to no address that may be called")]
    public static partial void CallNotAllowed(this ILogger log, string key);

    [LoggerMessage(3050, LogLevel.Warning, "A {Request} got no clear answer of the orchestrations' engine")]
    public static partial void EngineUnanswered(this ILogger log, Exception error, string request);

    [LoggerMessage(
        3060, LogLevel.Warning,
        "The saga {Saga} is stuck at {Steps}: an operator has to look after it, and to retry, skip or resolve its "
        + "steps")]
    public static partial void SagaStuck(this ILogger log, string saga, string steps);

    [LoggerMessage(3070, LogLevel.Error, "{Work} failed for {Count} slots; it is tried again")]
    public static partial void FollowingFailed(this ILogger log, Exception error, string work, int count);

    [LoggerMessage(
        3071, LogLevel.Error,
        "Generation {Generation} of the view {View} contradicts itself; it does not go on until the view is rebuilt")]
    public static partial void ViewInconsistent(this ILogger log, string view, int generation);

    [LoggerMessage(3072, LogLevel.Error, "The log of slot {Slot} does not go on: it met a damaged row")]
    public static partial void SequencingBroken(this ILogger log, Exception error, int slot);

    [LoggerMessage(3073, LogLevel.Error, "Generation {Generation} of the view {View} failed in slot {Slot}")]
    public static partial void ProjectingFailed(
        this ILogger log, Exception error, string view, int generation, int slot);

    [LoggerMessage(3074, LogLevel.Error, "The projection {View} of this host's code is not used: {Reason}")]
    public static partial void ProjectionRefused(this ILogger log, Exception? exception, string view, string reason);

    [LoggerMessage(
        3080, LogLevel.Warning,
        "{Count} deliveries of the subscription {Subscription} in slot {Slot} were given up: they are dead letters "
        + "now")]
    public static partial void DeadLettered(this ILogger log, string subscription, int slot, int count);

    [LoggerMessage(3081, LogLevel.Error, "Deliveries of the subscription {Subscription} in slot {Slot} failed")]
    public static partial void DeliveriesFailed(this ILogger log, Exception error, string subscription, int slot);

    [LoggerMessage(
        3082, LogLevel.Warning,
        "Subscriptions were not looked after: storage did not answer a {Request}; trying again")]
    public static partial void SubscriptionsUnanswered(this ILogger log, string request);

    [LoggerMessage(3083, LogLevel.Error, "A round of subscriptions failed; there is a next one")]
    public static partial void SubscriptionRoundFailed(this ILogger log, Exception error);

    [LoggerMessage(3090, LogLevel.Warning, "The stores {Stores} do not answer: they are dropped from {Count} shards")]
    public static partial void StoresLost(this ILogger log, string stores, int count);

    [LoggerMessage(3091, LogLevel.Warning, "These shards go on without the store {Store}: {Shards}")]
    public static partial void FailedOver(this ILogger log, string store, string shards);

    [LoggerMessage(
        3092, LogLevel.Warning,
        "These shards are not rid of the store {Store} yet, and it is tried again: {Shards}")]
    public static partial void FailoverDelayed(this ILogger log, string store, string shards);

    [LoggerMessage(3093, LogLevel.Error, "A look at the stores failed; there is a next one")]
    public static partial void StoreWatchFailed(this ILogger log, Exception error);

    [LoggerMessage(3094, LogLevel.Information, "The store {Store} joins shard {Shard}, which has too few replicas")]
    public static partial void Rejoining(this ILogger log, int shard, string store);

    [LoggerMessage(
        3095, LogLevel.Warning, "The join of the store {Store} to shard {Shard} does not go on: it is given up")]
    public static partial void JoinAbandoned(this ILogger log, int shard, string store);

    [LoggerMessage(3100, LogLevel.Warning, "Drill: this host is cut off from store {Store} for {ForMs} ms")]
    public static partial void OutageStarted(this ILogger log, string store, long forMs);

    [LoggerMessage(3101, LogLevel.Information, "Drill: the outage of store {Store} was ended")]
    public static partial void OutageEnded(this ILogger log, string store);

    [LoggerMessage(
        3110, LogLevel.Warning,
        "Coordinator:Access:Platform is true, but App Service authentication is not enabled here (WEBSITE_AUTH_ENABLED "
        + "is not True): whatever asks for a key is refused to everybody")]
    public static partial void PlatformMissing(this ILogger log);

    [LoggerMessage(3111, LogLevel.Warning, "The authority has not told its keys: no token can be checked")]
    public static partial void AuthorityUnanswered(this ILogger log, Exception error);

    [LoggerMessage(3120, LogLevel.Error, "Watching a transaction failed; the transaction itself goes on")]
    public static partial void ObserverFailed(this ILogger log, Exception error);
}
