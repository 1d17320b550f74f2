namespace Coordinator.Local.Runtime.Worker.Http;

/// <summary>What an HTTP run carries in its items.</summary>
static class HttpItems
{
    /// <summary>
    /// The official key of the HTTP context, so that code which looks it up by name finds it here as well.
    /// </summary>
    public const string ContextKey = "HttpRequestContext";
}
