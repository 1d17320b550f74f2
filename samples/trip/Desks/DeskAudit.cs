namespace Coordinator.Samples.Trip.Desks;

/// <summary>What one participant has done.</summary>
/// <param name="Desk">Its name.</param>
/// <param name="Capacity">How many things it has.</param>
/// <param name="Available">How many of them are free.</param>
/// <param name="Bookings">One entry for each trip it ever booked.</param>
/// <param name="LateRefused">Actions that came after their compensation, and were refused.</param>
public sealed record DeskAudit(
    string Desk, int Capacity, int Available, IReadOnlyList<BookingAudit> Bookings, int LateRefused);
