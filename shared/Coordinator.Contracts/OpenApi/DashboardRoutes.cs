namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of the dashboard's files.</summary>
static class DashboardRoutes
{
    const string Tag = "Dashboard";

    static readonly string[] Kinds = ["text/javascript", "text/css", "image/svg+xml", "text/plain", "text/html"];

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "GetDashboard",
            Method = "GET",
            Template = "dashboard",
            Tag = Tag,
            Access = ApiAccess.Anonymous,
            Summary = "The dashboard, for a browser.",
            Description = "The files need no key; the page asks for the operator's key and sends it as a header with "
                + "each call of the API.",
            Responses = [new(200, "The page.", new ApiBody(["text/html"], Type: null)), NotModified],
            Problems = [429, 500],
        },
        new()
        {
            Name = "GetDashboardFile",
            Method = "GET",
            Template = "dashboard/{*path}",
            Tag = Tag,
            Access = ApiAccess.Anonymous,
            Summary = "A file that the dashboard loads.",
            Parameters = [new("path", "path", "Its path.", "string")],
            Responses = [new(200, "The file.", new ApiBody(Kinds, Type: null)), NotModified],
            Problems = [404, 429, 500],
        },
    ];

    static ApiResponse NotModified => new(304, "The browser has it: If-None-Match names its entity tag.");
}
