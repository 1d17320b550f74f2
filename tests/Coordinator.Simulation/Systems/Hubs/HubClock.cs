namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>The clock of whichever host makes a step of an orchestration.</summary>
sealed class HubClock : TimeProvider
{
    /// <summary>The host's.</summary>
    public TimeProvider Current { get; set; } = System;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Current.GetUtcNow();
}
