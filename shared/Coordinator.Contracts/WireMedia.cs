namespace Coordinator.Contracts;

/// <summary>Media types of the API.</summary>
public static class WireMedia
{
    /// <summary>Requests and answers.</summary>
    public const string Json = "application/json";

    /// <summary>A patch of an item (RFC 7396).</summary>
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>Errors (RFC 9457).</summary>
    public const string Problem = "application/problem+json";
}
