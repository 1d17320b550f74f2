namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Something that messages were held for is covered by other messages now; they may be let go.</summary>
sealed record Pulse : Arrival
{
    public static readonly Pulse Instance = new();
}
