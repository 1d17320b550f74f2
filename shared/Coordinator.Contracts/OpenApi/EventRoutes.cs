using Coordinator.Contracts.Events;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of events.</summary>
static class EventRoutes
{
    const string OfSlot = """
        { "schema": 1, "slot": 12, "next": 42, "head": 42, "events": [
            { "slot": 12, "sequence": 42, "transactionId": "order-4711", "commitTime": "0199f3a1b2c30000",
              "slots": [ 12, 40 ],
              "changes": [
                { "item": "accounts/alice", "version": 12, "value": { "balance": 90 } },
                { "item": "carts/alice", "version": 8, "value": null } ],
              "messages": [ { "topic": "orders", "value": { "id": 4711 } } ] } ] }
        """;

    const string OfCollection = """
        { "schema": 1, "collection": "accounts", "cursor": "AZRcO_mnkQAAAQAC", "more": false, "events": [
            { "slot": 12, "sequence": 42, "transactionId": "order-4711", "commitTime": "0199f3a1b2c30000",
              "slots": [ 12, 40 ],
              "changes": [ { "item": "accounts/alice", "version": 12, "value": { "balance": 90 } } ] } ] }
        """;

    const string OfItem = """
        { "schema": 1, "item": "accounts/alice", "slot": 12, "before": 42, "events": [
            { "slot": 12, "sequence": 42, "transactionId": "order-4711", "commitTime": "0199f3a1b2c30000",
              "slots": [ 12, 40 ],
              "changes": [ { "item": "accounts/alice", "version": 12, "value": { "balance": 90 } } ] } ] }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "ReadEvents",
            Method = "GET",
            Template = "events",
            Tag = "Events",
            Access = ApiAccess.Function,
            Summary = "Reads events: of a slot, of a collection or topic, or of an item.",
            Description = "Give exactly one of slot, collection, topic and item. Of a slot, a collection or a topic "
                + "the oldest come first and a reader can wait for new ones; of an item the newest come first.",
            Parameters =
            [
                new("query", "slot", "The log of this slot.", "integer"),
                new("query", "after", "With slot: only events after this sequence number; default 0.", "integer"),
                new("query", "collection", "The changes of this collection's items, from all slots."),
                new("query", "topic", "The messages of this topic, from all slots."),
                new("query", "cursor", "With collection or topic: go on after the page that gave it."),
                new("query", "from", "With collection or topic, without a cursor: where to begin.",
                    Values: [EventStarts.Beginning, EventStarts.Now]),
                new("query", "item", "The history of this item, collection/key."),
                new("query", "before", "With item: only events before this sequence number.", "integer"),
                new("query", "limit", "The most to return, 1-1000; default 100. Fewer come when they are large.",
                    "integer"),
                new("query", "waitMs", "Not with item: how long to wait for the first one, 0-60000; default 0.",
                    "integer"),
            ],
            Responses =
            [
                new(200, "A page; empty when nothing came in time.", ApiBody.Json<EventListBody>(
                    ("slot", OfSlot), ("collection", OfCollection), ("item", OfItem))),
            ],
            Problems = [400, 401, 404, 429, 500, 503],
        },
    ];
}
