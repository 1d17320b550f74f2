namespace Coordinator.Local.Demo.Trip;

/// <summary>What somebody does when a saga waits for an approval.</summary>
public enum TripApproval
{
    /// <summary>Approves it.</summary>
    Given,

    /// <summary>Cancels the saga.</summary>
    Cancelled,
}
