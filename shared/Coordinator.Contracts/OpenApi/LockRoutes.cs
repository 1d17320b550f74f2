using Coordinator.Contracts.Locks;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of locks.</summary>
static class LockRoutes
{
    const string Tag = "Locks";
    const string Template = "locks/{name}";

    const string Wanted = """{ "owner": "worker-1", "leaseMs": 30000 }""";

    const string Held = """{ "token": 17, "expiresAt": "2026-11-23T12:00:30Z", "owner": "worker-1" }""";

    static ApiParameter Name { get; } = new("path", "name", "1-63 characters A-Z a-z 0-9 . _ -.");

    static ApiBody Lock => ApiBody.Json<LockBody>(("held", Held));

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "TakeLock",
            Method = "PUT",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Takes a lock, or renews the lease of the owner that has it.",
            Description = "A lock that is free, or whose lease is over, is taken under a new token; its owner renews "
                + "it under the same. Put the token into fence of every transaction: an older one aborts as soon as "
                + "somebody was told of a newer. Nothing else keeps a slow owner from writing. Safe to repeat.",
            Parameters = [Name],
            Request = ApiBody.Json<LockRequestBody>(("halfAMinute", Wanted)),
            Responses = [new(200, "The owner has the lock.", Lock)],
            Problems = [400, 401, 409, 413, 415, 429, 500, 503],
        },
        new()
        {
            Name = "GetLock",
            Method = "GET",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Tells how a lock stands.",
            Parameters = [Name],
            Responses = [new(200, "Held, over, or given back.", Lock)],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "ReleaseLock",
            Method = "DELETE",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Gives a lock back.",
            Description = "The next owner gets it at once, under a new token. Safe to repeat until then.",
            Parameters = [Name, new("query", "token", "The token that came with the lock.", "integer")],
            Responses = [new(204, "Given back.")],
            Problems = [400, 401, 404, 409, 429, 500, 503],
        },
    ];
}
