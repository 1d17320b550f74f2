using Coordinator.Contracts.Subscriptions;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of subscriptions.</summary>
static class SubscriptionRoutes
{
    const string Tag = "Subscriptions";
    const string Template = "subscriptions/{name}";

    const string Mail = """
        { "source": "orders", "where": { "/status": "paid" }, "target": { "queue": "mail" } }
        """;

    const string Hook = """
        { "topic": "orders", "target": { "url": "https://shop.example/hooks/orders" },
          "retry": { "attempts": 10, "firstMs": 1000, "factor": 3, "maxMs": 300000 }, "from": "start" }
        """;

    const string Summary = """
        { "name": "mail", "source": "orders", "where": { "/status": "paid" }, "target": { "queue": "mail" },
          "retry": { "attempts": 10, "firstMs": 1000, "factor": 3, "maxMs": 300000 }, "state": "active",
          "createdAt": "2026-11-23T12:00:00Z", "updatedAt": "2026-11-23T12:00:00Z" }
        """;

    const string Failing = """
        { "name": "mail", "source": "orders", "target": { "url": "https://shop.example/hooks/orders" },
          "retry": { "attempts": 10, "firstMs": 1000, "factor": 3, "maxMs": 300000 }, "state": "active",
          "createdAt": "2026-11-23T12:00:00Z", "updatedAt": "2026-11-23T12:00:00Z", "lag": 2, "deadLetters": 1,
          "lastError": { "at": "2026-11-23T12:00:01.5Z", "id": "mail/12/42", "reason": "POST was answered 500." },
          "slots": [
            { "slot": 12, "position": 41, "head": 43, "attempts": 2, "retryAt": "2026-11-23T12:00:04Z",
              "deadLetters": 1,
              "lastError": { "at": "2026-11-23T12:00:01.5Z", "id": "mail/12/42", "reason": "POST was answered 500." } },
            { "slot": 40, "position": 7, "head": 7 } ] }
        """;

    const string DeadLetter = """
        { "items": [
            { "id": "mail/12/40", "slot": 12, "sequence": 40, "event": "/api/events?slot=12&after=39&limit=1",
              "transactionId": "order-4711", "commitTime": "0199f3a1b2c30000", "attempts": 10,
              "failedAt": "2026-11-23T12:00:00Z", "reason": "POST was answered 500." } ] }
        """;

    static ApiParameter Name { get; } = new("path", "name", "1-63 characters A-Z a-z 0-9 _ -.");

    static ApiBody Changed => ApiBody.Json<SubscriptionSummaryBody>(("mail", Summary));

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "PutSubscription",
            Method = "PUT",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Creates a subscription, or changes its filter, target and retries.",
            Description = "Nothing that commits after the answer is missed. Deliveries come at least once, in the "
                + "order of each slot; one that is repeated has the same id. A subscription keeps its source: another "
                + "one is 409.",
            Parameters = [Name],
            Request = ApiBody.Json<SubscriptionDefinitionBody>(("queue", Mail), ("webhook", Hook)),
            Responses = [new(200, "Changed, or as it was.", Changed), new(201, "Created.", Changed, ["Location"])],
            Problems = [400, 401, 409, 413, 415, 429, 500, 503],
        },
        new()
        {
            Name = "ListSubscriptions",
            Method = "GET",
            Template = "subscriptions",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Lists subscriptions.",
            Parameters = [ApiParameters.Top, ApiParameters.Cursor],
            Responses = [new(200, "A page.", ApiBody.Json<SubscriptionListBody>())],
            Problems = [400, 401, 429, 500, 503],
        },
        new()
        {
            Name = "GetSubscription",
            Method = "GET",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Tells how a subscription stands: state, lag, what went wrong last.",
            Parameters = [Name],
            Responses = [new(200, "The subscription.", ApiBody.Json<SubscriptionBody>(("failing", Failing)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "RemoveSubscription",
            Method = "DELETE",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Deletes a subscription with its positions and dead letters; what is in its queue stays.",
            Parameters = [Name],
            Responses = [new(204, "Deleted.")],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        State("PauseSubscription", "pause", "Stops deliveries; a few that have begun still end. Positions stay."),
        State("ResumeSubscription", "resume", "Goes on with deliveries where they were stopped."),
        new()
        {
            Name = "ReplaySubscription",
            Method = "POST",
            Template = Template + "/replay",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Delivers again: from a position, from the start, or the dead letters.",
            Description = "Deliveries have the same ids as before. 409 when dead letters of a paused subscription are "
                + "asked for.",
            Parameters = [Name],
            Request = ApiBody.Json<SubscriptionReplayBody>(
                ("position", """{ "slot": 12, "after": 41 }"""), ("everything", """{ "from": "start" }"""),
                ("deadLetters", """{ "deadLetters": true }""")),
            Responses =
            [
                new(200, "Done.", ApiBody.Json<SubscriptionReplayResultBody>(
                    ("deadLetters", """{ "name": "mail", "delivered": 3, "failed": 1, "left": 1 }"""))),
            ],
            Problems = [400, 401, 404, 409, 413, 415, 429, 500, 503],
        },
        new()
        {
            Name = "ListDeadLetters",
            Method = "GET",
            Template = Template + "/dead-letters",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Lists deliveries that were given up, and why.",
            Parameters = [Name, ApiParameters.Top, ApiParameters.Cursor],
            Responses = [new(200, "A page.", ApiBody.Json<DeadLetterListBody>(("one", DeadLetter)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
    ];

    static ApiRoute State(string name, string verb, string summary) => new()
    {
        Name = name,
        Method = "POST",
        Template = $"{Template}/{verb}",
        Tag = Tag,
        Access = ApiAccess.Function,
        Summary = summary,
        Parameters = [Name],
        Responses = [new(200, "As it is now.", Changed)],
        Problems = [400, 401, 404, 429, 500, 503],
    };
}
