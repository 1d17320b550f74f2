namespace Coordinator.Contracts.OpenApi;

/// <summary>
/// One method of one route: what the functions declare, what the document shows, what a wrong method is told.
/// </summary>
public sealed record ApiRoute
{
    /// <summary>The operation's name, which is also the function's.</summary>
    public required string Name { get; init; }

    /// <summary>The HTTP method in upper case. GET includes HEAD.</summary>
    public required string Method { get; init; }

    /// <summary>The route under <c>/api/</c>; a last segment <c>{*name}</c> takes the rest of the path.</summary>
    public required string Template { get; init; }

    /// <summary>The group in the document.</summary>
    public required string Tag { get; init; }

    /// <summary>Whose key it asks for.</summary>
    public required ApiAccess Access { get; init; }

    /// <summary>One line.</summary>
    public required string Summary { get; init; }

    /// <summary>More about it; null when the line says all.</summary>
    public string? Description { get; init; }

    /// <summary>Its parameters; every route that needs a key takes a commit time that the caller has seen.</summary>
    public IReadOnlyList<ApiParameter> Parameters
    {
        get => Access == ApiAccess.Anonymous ? field : [.. field, ApiParameters.SeenCommitTime];
        init;
    } = [];

    /// <summary>The body that it takes; null for none.</summary>
    public ApiBody? Request { get; init; }

    /// <summary>Answers that are no problems.</summary>
    public required IReadOnlyList<ApiResponse> Responses { get; init; }

    /// <summary>
    /// Statuses of the problems that it may answer with; 403 always, since the host may refuse before it looks at the
    /// route; 401 and 503 wherever somebody has to know who calls.
    /// </summary>
    public IReadOnlyList<int> Problems
    {
        get => [.. field.Concat(Access == ApiAccess.Anonymous ? [403] : [401, 403, 503]).Distinct().Order()];
        init;
    } = [];

    /// <summary>The path in the document.</summary>
    public string Path => "/api/" + Template.Replace("{*", "{", StringComparison.Ordinal);

    /// <summary>Whether a path under <c>/api/</c> leads here.</summary>
    public bool Matches(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var wanted = Template.Split('/');
        var isOpen = wanted[^1].StartsWith("{*", StringComparison.Ordinal);
        var given = isOpen ? path.Split('/', wanted.Length) : path.Split('/');
        return given.Length == wanted.Length && wanted.Zip(given).All(pair => IsMatch(pair.First, pair.Second));
    }

    static bool IsMatch(string wanted, string given) => wanted.StartsWith('{')
        ? given.Length > 0
        : wanted.Equals(given, StringComparison.OrdinalIgnoreCase);
}
