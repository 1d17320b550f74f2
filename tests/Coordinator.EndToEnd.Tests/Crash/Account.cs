using System.Text.Json.Serialization;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>What an account's item holds.</summary>
/// <param name="Name">The account's key.</param>
/// <param name="Branch">Where it is kept; several accounts share one.</param>
/// <param name="Balance">The money.</param>
sealed record Account([property: JsonPropertyName("account")] string Name, string Branch, long Balance);
