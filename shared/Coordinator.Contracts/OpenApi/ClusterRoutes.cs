using Coordinator.Contracts.Cluster;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of the placement of data.</summary>
static class ClusterRoutes
{
    const string Tag = "Cluster";
    const string Template = "cluster/shards/{id}";

    const string Shard = """
        { "id": 0, "epoch": 3, "inSync": [ "a", "b" ], "replicas": 2, "slots": [ [ 0, 15 ] ],
          "operation": { "kind": "move", "state": "done", "steps": [ "join a", "drop c" ], "stepsDone": 2,
            "slotsCopied": 0, "rowsCopied": 41230, "startedAt": "2026-11-23T12:00:00Z",
            "updatedAt": "2026-11-23T12:00:09Z" } }
        """;

    const string Cluster = """
        { "register": { "answers": true, "ballot": "7.x2ad" },
          "stores": [ { "name": "a", "health": "healthy", "latencyMs": 3.1, "errorShare": 0 },
            { "name": "b", "health": "down", "errorShare": 1, "failingSince": "2026-11-23T12:00:00Z" } ],
          "shards": [ { "id": 0, "epoch": 4, "inSync": [ "a" ], "replicas": 2, "slots": [ [ 0, 15 ] ],
            "pending": { "epoch": 5, "inSync": [ "a", "c" ], "phase": "copying" } } ] }
        """;

    const string Scrub = """
        { "state": "done", "startedAt": "2026-11-23T12:00:00Z", "updatedAt": "2026-11-23T12:00:04Z", "slots": 64,
          "slotsDone": 64, "incomplete": [], "rowsCompared": 10240, "differences": 2, "repaired": 1,
          "left": [ { "replica": "12@b.1", "row": "i0012.1.accounts.alice", "reason": "nothingDecides" } ] }
        """;

    const string Begun = """
        { "shard": 0, "kind": "move", "startedAt": "2026-11-23T12:00:00Z", "steps": [ "join c", "drop a" ] }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "GetCluster",
            Method = "GET",
            Template = "cluster",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Shows where data lives, how the stores fare, and what operations on shards are doing.",
            Responses = [new(200, "The cluster.", ApiBody.Json<ClusterBody>(("afterAnOutage", Cluster)))],
            Problems = [401, 429, 500, 503],
        },
        new()
        {
            Name = "GetShard",
            Method = "GET",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Shows one shard.",
            Parameters = [ApiParameters.Shard],
            Responses = [new(200, "The shard.", ApiBody.Json<ShardBody>(("moved", Shard)))],
            Problems = [401, 404, 429, 500, 503],
        },
        Operation(
            "FailOverShard", "failover", "Drops a store from a shard, so that writes go on without it.",
            "For a store that is lost; hosts do it by themselves after a time, unless that is switched off. The shard "
            + "goes on with the stores that are left, nothing that was acknowledged is lost. 400: it is the last one.",
            """{ "drop": "b" }"""),
        Operation(
            "RejoinShard", "rejoin", "Lets a store join a shard.",
            "Its data is copied while clients go on; at the end writes to the shard wait until the last rows are "
            + "copied.",
            """{ "add": "b" }"""),
        Operation(
            "MoveShard", "move", "Moves a shard to other stores.",
            "Those that are new join one after the other, then the others leave.", """{ "to": [ "b", "c" ] }"""),
        Operation(
            "ReplicateShard", "replicas", "Gives a shard another number of replicas.",
            "Stores join, or leave, until it has them.", """{ "replicas": 3 }"""),
        new()
        {
            Name = "StartScrub",
            Method = "POST",
            Template = "cluster/scrub",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Compares the replicas of all slots, row by row, and repairs what differs.",
            Description = "Clients go on meanwhile. The event log tells which copy of an item is right, else the "
                + "majority of replicas; what neither decides is reported and left.",
            Responses =
            [
                new(202, "It has begun, or one is under way; Location leads to the report.",
                    ApiBody.Json<ScrubBody>(("begun", Scrub)), ["Location"]),
            ],
            Problems = [401, 429, 500, 503],
        },
        new()
        {
            Name = "GetScrub",
            Method = "GET",
            Template = "cluster/scrub",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Reads the report of the last scrub.",
            Responses = [new(200, "The report.", ApiBody.Json<ScrubBody>(("done", Scrub)))],
            Problems = [401, 404, 429, 500, 503],
        },
    ];

    static ApiRoute Operation(string name, string verb, string summary, string description, string example) => new()
    {
        Name = name,
        Method = "POST",
        Template = $"{Template}/{verb}",
        Tag = Tag,
        Access = ApiAccess.Admin,
        Summary = summary,
        Description = description,
        Parameters = [ApiParameters.Shard],
        Request = ApiBody.Json(type: null, (verb, example)),
        Responses =
        [
            new(202, "It has begun, or the same is under way; Location tells how far it is.",
                ApiBody.Json<ShardOperationStartedBody>(("begun", Begun)), ["Location"]),
        ],
        Problems = [400, 401, 404, 409, 413, 415, 429, 500, 503],
    };
}
