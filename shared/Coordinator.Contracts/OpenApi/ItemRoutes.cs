using Coordinator.Contracts.Items;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of items.</summary>
static class ItemRoutes
{
    const string Tag = "Items";
    const string Template = "items/{collection}/{*key}";

    const string Value = """{ "status": "open", "balance": 100 }""";

    const string SnapshotRequest = """{ "items": [ "accounts/alice", "accounts/bob" ], "consistency": "snapshot" }""";

    const string Snapshot = """
        { "asOf": "0199f3a1b2c30007", "items": [
            { "item": "accounts/alice", "version": 12, "commitTime": "0199f3a1b2c30000", "value": { "balance": 90 } },
            { "item": "accounts/bob", "version": 0, "value": null } ] }
        """;

    const string EventualRequest = """{ "items": [ "accounts/alice" ], "consistency": "eventual" }""";

    const string Eventual = """
        { "asOf": "0199f3a1b2c30000", "position": { "12": 41 }, "items": [
            { "item": "accounts/alice", "version": 12, "commitTime": "0199f3a1b2c30000",
              "value": { "balance": 90 } } ] }
        """;

    static readonly IReadOnlyList<string> Headers = ["ETag", WireHeaders.CommitTime];

    static readonly IReadOnlyList<ApiParameter> Writing =
    [
        ApiParameters.Collection, ApiParameters.Key, ApiParameters.IfMatch, ApiParameters.IfNoneMatchAny,
        ApiParameters.IdempotencyKey,
    ];

    static ApiBody Written => ApiBody.Json<ItemWrittenBody>();

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "GetItem",
            Method = "GET",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Reads an item.",
            Parameters =
            [
                ApiParameters.Collection,
                ApiParameters.Key,
                new("query", "consistency",
                    "strong (default), or snapshot for the same: never older than what was committed before. eventual: "
                    + "what any replica has; Coordinator-Position, slot:sequence, tells the event of the slot's log "
                    + "up to which it shows all at least, 0 when this host does not know.",
                    Values: [Consistencies.Strong, Consistencies.Snapshot, Consistencies.Eventual]),
                new("query", "asOf",
                    "The item as it was: at a commit time, at a time (RFC 3339), or when its slot's log ended with a "
                    + "sequence number, seq:42. Not with consistency or a precondition."),
                ApiParameters.IfMatch,
                ApiParameters.IfNoneMatch,
            ],
            Responses =
            [
                new(200, "The value.", ApiBody.Json(type: null, ("account", Value)), Headers)
                {
                    OptionalHeaders = [WireHeaders.Position],
                },
                new(304, "The caller has this version.", Body: null, Headers)
                {
                    OptionalHeaders = [WireHeaders.Position],
                },
            ],
            Problems = [400, 401, 404, 412, 429, 500, 503],
        },
        new()
        {
            Name = "PutItem",
            Method = "PUT",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Sets an item's whole value.",
            Parameters = Writing,
            Request = ApiBody.Json(type: null, ("account", Value)),
            Responses =
                [new(200, "Replaced.", Written, Headers), new(201, "Created.", Written, [.. Headers, "Location"])],
            Problems = [400, 401, 409, 412, 413, 415, 422, 429, 500, 503],
        },
        new()
        {
            Name = "PatchItem",
            Method = "PATCH",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Merges a patch into an item (RFC 7396).",
            Description = "An item that does not exist is 404; with If-None-Match: * the patch creates it.",
            Parameters = Writing,
            Request = ApiBody.Json(type: null, ("changeOneRemoveOne", """{ "status": "closed", "note": null }""")) with
            {
                MediaTypes = [WireMedia.MergePatch, WireMedia.Json],
            },
            Responses =
                [new(200, "Changed.", Written, Headers), new(201, "Created.", Written, [.. Headers, "Location"])],
            Problems = [400, 401, 404, 409, 412, 413, 415, 422, 429, 500, 503],
        },
        new()
        {
            Name = "RemoveItem",
            Method = "DELETE",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Deletes an item.",
            Description = "An item that does not exist is 404. With an Idempotency-Key a repeated request gets the "
                + "first one's 204.",
            Parameters = Writing,
            Responses = [new(204, "Deleted.", Body: null, [WireHeaders.CommitTime])],
            Problems = [400, 401, 404, 409, 412, 422, 429, 500, 503],
        },
        new()
        {
            Name = "ReadItems",
            Method = "POST",
            Template = "read",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Reads many items as of one moment, or each as some replica has it.",
            Request = ApiBody.Json<SnapshotRequestBody>(("two", SnapshotRequest), ("eventual", EventualRequest)),
            Responses =
            [
                new(200, "A consistent snapshot, or what some replicas have.",
                    ApiBody.Json<SnapshotBody>(("two", Snapshot), ("eventual", Eventual))),
            ],
            Problems = [400, 401, 413, 415, 429, 500, 503],
        },
    ];
}
