namespace Coordinator.Simulation.Systems.Http;

/// <summary>A request of a client.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query, encoded.</param>
/// <param name="Json">The body; null for none.</param>
/// <param name="Prefer">The header of that name; null for none.</param>
sealed record HttpAsk(string Method, string Target, string? Json = null, string? Prefer = null)
{
    /// <summary>After this time its client gives up.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public override string ToString() => $"{Method} {Target} {Json}";
}
