using System.Collections.Immutable;
using Coordinator.Contracts;
using Coordinator.Contracts.Events;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Tenants;

namespace Coordinator.Functions.Events;

/// <summary>Events as wire types.</summary>
static class EventAnswers
{
    /// <summary>
    /// A part of a slot's log. A tenant is told its own events of those that were read, under their numbers in the log;
    /// where to go on is after all of them.
    /// </summary>
    public static WireResult Of(SlotEventQuery query, Tenant tenant, EventPage? page) => page is null
        ? Silent
        : WireResult.Json(Body(page.Events, tenant) with
        {
            Slot = query.Slot.Value,
            Next = page.Events.IsEmpty ? query.After : page.Events[^1].Sequence,
            Head = page.Head,
        });

    /// <summary>A part of a feed.</summary>
    public static WireResult Of(FeedEventQuery query, Tenant tenant, FeedPage? page) => page is null
        ? Silent
        : WireResult.Json(Body(page.Events, tenant) with
        {
            Collection = query.Source.Kind == FeedKind.Collection ? tenant.Plain(query.Source.Name) : null,
            Topic = query.Source.Kind == FeedKind.Topic ? tenant.Plain(query.Source.Name) : null,
            Cursor = page.Cursor.Encode(),
            More = page.HasMore,
            Incomplete = page.Silent.IsEmpty ? null : Numbers(page.Silent),
        });

    /// <summary>A part of an item's history.</summary>
    public static WireResult Of(ItemEventQuery query, Tenant tenant, SlotId slot, ItemEventPage? page) => page is null
        ? Silent
        : WireResult.Json(Body(page.Events, tenant) with
        {
            Item = tenant.Plain(query.Item).ToString(),
            Slot = slot.Value,
            Before = page.Before,
        });

    static WireResult Silent => WireResult.Of(ProblemOf.Unavailable).RetryAfter(TimeSpan.FromSeconds(1));

    static EventListBody Body(ImmutableArray<LogEvent> events, Tenant tenant) => new()
    {
        Schema = EventListBody.SchemaVersion,
        Events = [.. events.Select(logged => logged.OwnedBy(tenant)).OfType<LogEvent>().Select(Body)],
    };

    static EventBody Body(LogEvent logged) => new()
    {
        Slot = logged.Slot.Value,
        Sequence = logged.Sequence,
        TransactionId = logged.Transaction.Value,
        CommitTime = logged.CommitTime.ToString(),
        Slots = Numbers(logged.Slots),
        Changes = [.. logged.Changes.Select(Body)],
        Messages = logged.Messages.IsEmpty ? null : [.. logged.Messages.Select(Body)],
    };

    static EventChangeBody Body(ItemChange change) => new()
    {
        Item = change.Item.ToString(),
        Version = change.Version,
        Value = change.Value is null ? null : WireJson.Parse(change.Value),
    };

    static EventMessageBody Body(PublishedMessage message) =>
        new() { Topic = message.Topic, Value = WireJson.Parse(message.Value) };

    static List<int> Numbers(ImmutableArray<SlotId> slots) => [.. slots.Select(slot => slot.Value)];
}
