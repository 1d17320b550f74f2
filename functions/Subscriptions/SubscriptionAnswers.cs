using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Cursors;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Core.Subscriptions.Replays;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Subscriptions as wire types.</summary>
static class SubscriptionAnswers
{
    /// <summary>A subscription.</summary>
    public static SubscriptionSummaryBody Summary(Subscription subscription) => new()
    {
        Name = subscription.Name,
        Source = NameOf(subscription, SourceKind.Collection),
        Topic = NameOf(subscription, SourceKind.Topic),
        Where = Where(subscription.Definition),
        Target = Target(subscription.Definition.Target),
        Retry = Retry(subscription.Retry),
        State = State(subscription.State),
        CreatedAt = subscription.CreatedAt,
        UpdatedAt = subscription.UpdatedAt,
    };

    /// <summary>A subscription, and how far it is.</summary>
    public static SubscriptionBody Of(Subscription subscription, ImmutableArray<CursorProgress> progress) => new()
    {
        Name = subscription.Name,
        Source = NameOf(subscription, SourceKind.Collection),
        Topic = NameOf(subscription, SourceKind.Topic),
        Where = Where(subscription.Definition),
        Target = Target(subscription.Definition.Target),
        Retry = Retry(subscription.Retry),
        State = State(subscription.State),
        CreatedAt = subscription.CreatedAt,
        UpdatedAt = subscription.UpdatedAt,
        Lag = progress.Sum(slot => slot.Lag),
        DeadLetters = progress.Sum(slot => slot.Cursor.DeadLetters),
        LastError = Error(progress.Select(slot => slot.Cursor.LastFailure).MaxBy(failure => failure?.At)),
        Slots = [.. progress.Where(slot => slot.Head > 0).Select(Slot)],
    };

    /// <summary>A dead letter.</summary>
    public static DeadLetterBody Of(DeadLetter letter) => new()
    {
        Id = letter.Id,
        Slot = letter.Slot.Value,
        Sequence = letter.Sequence,
        Event = "/" + WireAddresses.Event(letter.Slot.Value, letter.Sequence),
        TransactionId = letter.Transaction.Value,
        CommitTime = letter.CommitTime.ToString(),
        Attempts = letter.Attempts,
        FailedAt = letter.At,
        Reason = letter.Reason,
    };

    /// <summary>What became of dead letters.</summary>
    public static SubscriptionReplayResultBody Of(string name, DeadLetterReport report) => new()
    {
        Name = name,
        Delivered = report.Delivered,
        Failed = report.Failed,
        Left = report.Left,
    };

    static string? NameOf(Subscription subscription, SourceKind kind) =>
        subscription.Definition.Source.Kind == kind ? subscription.Definition.Source.Name : null;

    static Dictionary<string, JsonElement>? Where(SubscriptionDefinition definition) => definition.Where.IsEmpty
        ? null
        : definition.Where.ToDictionary(value => value.Path.Text, value => WireJson.Parse(value.Json));

    static SubscriptionTargetBody Target(SubscriptionTarget target) => new()
    {
        Queue = (target as QueueTarget)?.Queue,
        Url = (target as WebhookTarget)?.Url,
    };

    static SubscriptionRetryBody Retry(RetryPolicy retry) => new()
    {
        Attempts = retry.Attempts,
        FirstMs = (long)retry.First.TotalMilliseconds,
        Factor = retry.Factor,
        MaxMs = (long)retry.Max.TotalMilliseconds,
    };

    static string State(SubscriptionState state) =>
        state == SubscriptionState.Paused ? SubscriptionStates.Paused : SubscriptionStates.Active;

    static SubscriptionSlotBody Slot(CursorProgress slot) => new()
    {
        Slot = slot.Slot.Value,
        Position = slot.Cursor.Position.Sequence,
        Head = slot.Head,
        Attempts = Unless0(slot.Cursor.Attempts),
        RetryAt = slot.Cursor.RetryAt,
        DeadLetters = Unless0(slot.Cursor.DeadLetters),
        LastError = Error(slot.Cursor.LastFailure),
    };

    static DeliveryErrorBody? Error(DeliveryFailure? failure) => failure is null
        ? null
        : new DeliveryErrorBody { At = failure.At, Id = failure.Delivery, Reason = failure.Reason };

    static int? Unless0(int number) => number == 0 ? null : number;
}
