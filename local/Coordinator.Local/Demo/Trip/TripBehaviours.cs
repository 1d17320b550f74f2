using System.Text.Json.Serialization;

namespace Coordinator.Local.Demo.Trip;

/// <summary>How the participants shall misbehave, by step; null leaves it to chance.</summary>
/// <param name="Seat">The airline.</param>
/// <param name="Room">The hotel.</param>
/// <param name="Car">The car rental.</param>
public sealed record TripBehaviours(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Seat = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Room = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Car = null);
