using Coordinator.Contracts.Views;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of the rows of views; they stand after those of definitions, which are more special.</summary>
static class ViewRoutes
{
    const string Tag = "Views";

    const string Row = """
        { "key": [ "alice" ], "value": { "last": 4711, "orders": 3, "total": 30 }, "position": { "12": 42 },
          "lagMs": 12 }
        """;

    const string Rows = """
        { "items": [
            { "key": [ "alice" ], "value": { "last": 4711, "orders": 3, "total": 30 }, "position": { "12": 42 } },
            { "key": [ "alma" ], "value": { "last": 12, "orders": 1, "total": 7 }, "position": { "40": 5 } } ],
          "cursor": "rW7yTz0Rcm93L2FsbWE", "lagMs": 12 }
        """;

    const string Written = "To read what was just written, give its commit time as after, the slots in its answer as "
        + "slots, and some waitMs.";

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "ListViewRows",
            Method = "GET",
            Template = "views/{view}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Lists rows of a view in the order of their keys.",
            Description = Written,
            Parameters =
            [
                ApiParameters.View,
                new("query", "prefix",
                    "Only keys that begin so. Of a view whose keys have several parts: parts with a slash between "
                    + "them, written as in the path of a row; all but the last are whole."),
                ApiParameters.Top,
                ApiParameters.Cursor,
                ApiParameters.ViewAfter,
                ApiParameters.ViewSlots,
                ApiParameters.ViewWait,
            ],
            Responses = [new(200, "A page.", ApiBody.Json<ViewRowListBody>(("page", Rows)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "ReadViewRow",
            Method = "GET",
            Template = "views/{view}/{*key}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Reads a row of a view.",
            Description = Written + " 404 when no item is in this group.",
            Parameters =
            [
                ApiParameters.View,
                new("path", "key",
                    "The rest of the path, percent-decoded once. Of a view whose keys have one part: the key, slashes "
                    + "included. Of another, also of code: the parts with a slash between them; inside a part ~ is "
                    + "written ~0 and a slash ~1."),
                ApiParameters.ViewAfter,
                ApiParameters.ViewSlots,
                ApiParameters.ViewWait,
            ],
            Responses = [new(200, "The row.", ApiBody.Json<ViewRowBody>(("row", Row)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
    ];
}
