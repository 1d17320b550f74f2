namespace Coordinator.Samples.Trip.Desks;

/// <summary>What one participant has done for one trip.</summary>
/// <param name="Trip">The trip: the saga's id.</param>
/// <param name="Who">Who travels.</param>
/// <param name="Booked">How often it was booked.</param>
/// <param name="Cancelled">How often that was undone.</param>
public sealed record BookingAudit(string Trip, string Who, int Booked, int Cancelled)
{
    /// <summary>What is left of it: 1 is booked, 0 is not; all else is a fault.</summary>
    public int Net => Booked - Cancelled;
}
