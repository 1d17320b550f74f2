namespace Coordinator.Contracts.OpenApi;

/// <summary>An answer that is no problem.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Description">When it comes.</param>
/// <param name="Body">Its body; null for none.</param>
/// <param name="Headers">Names of headers that it carries.</param>
public sealed record ApiResponse(
    int Status, string Description, ApiBody? Body = null, IReadOnlyList<string>? Headers = null)
{
    /// <summary>Names of headers that it carries in some cases only.</summary>
    public IReadOnlyList<string> OptionalHeaders { get; init; } = [];
}
