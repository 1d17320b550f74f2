using Coordinator.Contracts.Views;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of the definitions of views.</summary>
static class ViewDefinitionRoutes
{
    const string Tag = "View definitions";
    const string Template = "views/definitions/{name}";

    const string OrdersByCustomer = """
        { "source": "orders", "where": { "/status": "paid" }, "key": [ "/customer" ], "fields": { "last": "/id" },
          "aggregates": { "orders": { "count": true }, "total": { "sum": "/total" } } }
        """;

    const string First = """{ "name": "orders-by-customer", "generation": 1, "state": "building" }""";

    const string Second = """
        { "name": "orders-by-customer", "generation": 1, "state": "rebuilding", "building": 2 }
        """;

    const string Status = """
        { "name": "orders-by-customer", "generation": 1, "state": "rebuilding",
          "definition": { "source": "orders", "key": [ "/customer" ], "aggregates": { "orders": { "count": true } } },
          "lagMs": 0, "slots": [ { "slot": 12, "position": 42, "head": 42, "lagMs": 0 } ],
          "building": { "generation": 2, "begunAt": "2026-11-23T12:00:00Z", "lagMs": 86400000,
            "slots": [ { "slot": 12, "position": 7, "head": 42, "lagMs": 86400000 } ] },
          "hasDeadLetters": false }
        """;

    const string DeadLetters = """
        { "items": [ { "item": "orders/4711", "version": 3, "slot": 12, "sequence": 42, "transactionId": "order-4711",
            "commitTime": "0199f3a1b2c30000", "reason": "/total is a text, which has no sum." } ] }
        """;

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "PutViewDefinition",
            Method = "PUT",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Defines a view, or changes its definition.",
            Description = "A definition that says something new is built from the event logs beside what is there, and "
                + "takes over when it has caught up; until then readers see the one before. The same again changes "
                + "nothing. 400 names every mistake with its line and column; 409: the name is that of a view of code.",
            Parameters = [ApiParameters.ViewDefinition],
            Request = ApiBody.Json(type: null, ("ordersByCustomer", OrdersByCustomer)),
            Responses =
            [
                new(200, "The view as it is now.",
                    ApiBody.Json<ViewSummaryBody>(("first", First), ("changed", Second))),
            ],
            Problems = [400, 401, 409, 413, 415, 429, 500, 503],
        },
        new()
        {
            Name = "GetViewDefinition",
            Method = "GET",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Reads a view's definition and tells how far the view is.",
            Parameters = [ApiParameters.ViewDefinition],
            Responses = [new(200, "The view as it is now.", ApiBody.Json<ViewBody>(("rebuilding", Status)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "RemoveView",
            Method = "DELETE",
            Template = Template,
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Deletes a view with its rows. The items stay as they are.",
            Description = "Other hosts may show it for some seconds more.",
            Parameters = [ApiParameters.ViewDefinition],
            Responses = [new(204, "It is deleted.")],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        new()
        {
            Name = "ListViewDefinitions",
            Method = "GET",
            Template = "views/definitions",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Lists the views by name.",
            Parameters = [ApiParameters.Top, ApiParameters.Cursor],
            Responses = [new(200, "A page.", ApiBody.Json<ViewSummaryListBody>())],
            Problems = [400, 401, 429, 500, 503],
        },
        Rebuild(
            "StartViewRebuild", $"{Template}/rebuild", ApiAccess.Function,
            "Builds a view once more from the event logs."),
        new()
        {
            Name = "ListViewDeadLetters",
            Method = "GET",
            Template = $"{Template}/dead-letters",
            Tag = Tag,
            Access = ApiAccess.Admin,
            Summary = "Lists the changes that a view could not apply.",
            Description = "An item with such a change keeps its part in the view as it was before; its next good "
                + "change replaces that.",
            Parameters = [ApiParameters.ViewDefinition, ApiParameters.Top, ApiParameters.Cursor],
            Responses =
                [new(200, "A page.", ApiBody.Json<ViewDeadLetterListBody>(("textInSum", DeadLetters)))],
            Problems = [400, 401, 404, 429, 500, 503],
        },
        Rebuild(
            "ReplayViewDeadLetters", $"{Template}/dead-letters/replay", ApiAccess.Admin,
            "Tries again what a view could not apply: builds it once more, with the code that runs now."),
    ];

    static ApiRoute Rebuild(string name, string template, ApiAccess access, string summary) => new()
    {
        Name = name,
        Method = "POST",
        Template = template,
        Tag = Tag,
        Access = access,
        Summary = summary,
        Description = "Readers see what is there until the new generation has caught up and takes over. If one is "
            + "being built already, it is that one.",
        Parameters = [ApiParameters.ViewDefinition],
        Responses =
        [
            new(202, "It is being built; Location tells how far it is.",
                ApiBody.Json<ViewSummaryBody>(("begun", Second)), ["Location"]),
        ],
        Problems = [400, 401, 404, 429, 500, 503],
    };
}
