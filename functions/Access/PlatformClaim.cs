using System.Text.Json.Serialization;

namespace Coordinator.Functions.Access;

/// <summary>One thing that App Service authentication says of a caller.</summary>
/// <param name="Type">What it is.</param>
/// <param name="Value">How it reads.</param>
sealed record PlatformClaim(
    [property: JsonPropertyName("typ"), JsonRequired] string Type,
    [property: JsonPropertyName("val"), JsonRequired] string Value);
