using Coordinator.Contracts.Recovery;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes for operators.</summary>
static class OperatorRoutes
{
    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "ListInDoubt",
            Method = "GET",
            Template = "in-doubt",
            Tag = "Operations",
            Access = ApiAccess.Admin,
            Summary = "Lists transactions that hold items and are not finished, the oldest first.",
            Parameters =
                [new("query", "olderThanMs", "Only those that started longer ago than this; default 0.", "integer")],
            Responses = [new(200, "The transactions.", ApiBody.Json<InDoubtListBody>())],
            Problems = [400, 401, 429, 500, 503],
        },
    ];
}
