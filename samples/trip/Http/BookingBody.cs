using Coordinator.Samples.Trip.Misbehaviour;

namespace Coordinator.Samples.Trip.Http;

/// <summary>The body of a booking.</summary>
/// <param name="Trip">For which trip: the saga's id.</param>
/// <param name="Who">Who travels.</param>
/// <param name="Behave">How the participant shall misbehave; left out, it is a matter of chance.</param>
sealed record BookingBody(string Trip, string Who, Behaviour? Behave = null);
