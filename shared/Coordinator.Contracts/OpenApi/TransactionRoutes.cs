using Coordinator.Contracts.Transactions;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of transactions.</summary>
static class TransactionRoutes
{
    const string Tag = "Transactions";

    const string Transfer = """
        { "operations": [
            { "op": "check", "item": "accounts/alice", "if": { "exists": true, "equals": { "/status": "open" } } },
            { "op": "add", "item": "accounts/alice", "path": "/balance", "by": -10, "min": 0 },
            { "op": "add", "item": "accounts/bob", "path": "/balance", "by": 10 } ],
          "timeoutMs": 5000 }
        """;

    const string AllOperations = """
        { "id": "order-4711",
          "operations": [
            { "op": "put", "item": "orders/{alice}4711", "value": { "total": 10 }, "if": { "exists": false } },
            { "op": "merge", "item": "accounts/bob", "value": { "note": null }, "return": true },
            { "op": "delete", "item": "carts/alice", "if": { "version": 7 } },
            { "op": "read", "item": "rates/eur" },
            { "op": "publish", "topic": "orders", "value": { "id": 4711 } } ],
          "fence": { "lock": "nightly", "token": 17 } }
        """;

    const string Committed = """
        { "id": "order-4711", "status": "committed", "commitTime": "0199f3a1b2c30000", "attempts": 1,
          "slots": [ 12, 40 ],
          "results": [
            { "item": "orders/{alice}4711", "version": 1 },
            { "item": "accounts/bob", "version": 5, "value": { "balance": 20 } },
            { "item": "carts/alice", "version": 8 },
            { "item": "rates/eur", "version": 3, "value": { "rate": 1.08 } },
            { "topic": "orders" } ] }
        """;

    const string Accepted = """
        { "id": "order-4711", "status": "pending" }
        """;

    const string Report = """
        { "id": "order-4711", "status": "committed", "commitTime": "0199f3a1b2c30000", "attempts": 0,
          "slots": [ 12, 40 ],
          "results": [ { "item": "accounts/alice", "version": 12 } ] }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "RunTransaction",
            Method = "POST",
            Template = "transactions",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Runs a transaction: all of its operations happen, or none.",
            Description = "409 says that nothing happened, and why. 503 in-doubt says that nobody knows yet: ask at "
                + "Location, or repeat the request under the same id.",
            Parameters =
            [
                ApiParameters.IdempotencyKey,
                ApiParameters.Prefer,
                new("query", "explain", "Tell the plan and its cost.", "boolean"),
                new("query", "dryRun", "Evaluate, write nothing.", "boolean"),
            ],
            Request = ApiBody.Json<TransactionBody>(("transfer", Transfer), ("everyOperation", AllOperations)),
            Responses =
            [
                new(200, "Committed.", ApiBody.Json<TransactionResult>(("committed", Committed))),
                new(202, "It goes on without the caller, as preferred.",
                    ApiBody.Json<TransactionAcceptedBody>(("pending", Accepted)),
                    ["Location", "Retry-After", WireHeaders.PreferenceApplied]),
            ],
            Problems = [400, 401, 409, 413, 415, 422, 429, 500, 503],
        },
        new()
        {
            Name = "GetTransaction",
            Method = "GET",
            Template = "transactions/{id}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Tells what is known of a transaction.",
            Parameters = [ApiParameters.Id],
            Responses = [new(200, "What is known.", ApiBody.Json<TransactionReportBody>(("committed", Report)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "AbortTransaction",
            Method = "POST",
            Template = "transactions/{id}/abort",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Aborts a transaction that is not decided, and closes its id.",
            Description = "The answer is the final status: committed when the abort came too late. An id that was "
                + "never seen is closed too, so that a slow request cannot run after its abort.",
            Parameters = [ApiParameters.Id],
            Responses = [new(200, "The status now.", ApiBody.Json<TransactionReportBody>())],
            Problems = [400, 401, 429, 500, 503],
        },
    ];
}
