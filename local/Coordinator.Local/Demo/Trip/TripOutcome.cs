using Coordinator.Contracts.Sagas;

namespace Coordinator.Local.Demo.Trip;

/// <summary>How a trip's saga ended.</summary>
/// <param name="Trip">The saga's id.</param>
/// <param name="Traveller">Who travels, and pays.</param>
/// <param name="State">One of <see cref="SagaStates"/>.</param>
public sealed record TripOutcome(string Trip, string Traveller, string State)
{
    /// <summary>Whether all of it happened.</summary>
    public bool IsBooked => State == SagaStates.Completed;

    /// <summary>Whether nothing of it is left.</summary>
    public bool IsUndone => State is SagaStates.Compensated or SagaStates.Cancelled;
}
