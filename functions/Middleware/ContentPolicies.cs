namespace Coordinator.Functions.Middleware;

/// <summary>What a browser may do with an answer (Content-Security-Policy).</summary>
static class ContentPolicies
{
    /// <summary>Nothing at all: an answer of the API is data, whatever it contains.</summary>
    public const string Data = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>
    /// The files of the dashboard: scripts and styles of this origin alone, none of them inline, calls to this origin
    /// alone, and no form and no frame that could take a key elsewhere.
    /// </summary>
    public const string Dashboard =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
}
