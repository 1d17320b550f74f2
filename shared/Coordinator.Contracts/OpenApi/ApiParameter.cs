namespace Coordinator.Contracts.OpenApi;

/// <summary>A parameter of a route.</summary>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does.</param>
/// <param name="Type">Its JSON Schema type.</param>
/// <param name="Values">The values it may have; null for any.</param>
public sealed record ApiParameter(
    string In, string Name, string Description, string Type = "string", IReadOnlyList<string>? Values = null);
