using System.Globalization;
using Coordinator.Samples.Trip.Desks;
using Coordinator.Samples.Trip.Http;

namespace Coordinator.Local.Demo.Trip;

/// <summary>
/// The invariants of <c>samples/trip/README.md</c>, checked on what the API and the participants show when all is
/// quiet.
/// </summary>
/// <param name="trips">How the sagas ended.</param>
/// <param name="audit">What the participants have done; they may know other trips too.</param>
/// <param name="money">The accounts and payments.</param>
public sealed class TripVerdict(IReadOnlyCollection<TripOutcome> trips, TripAudit audit, TripMoney money)
{
    /// <summary>All of them, each with its numbers.</summary>
    public IReadOnlyList<Finding> Check() =>
        [Ended(), .. audit.Desks.Select(Effects), Stock(), Money(), PaidIfBooked(), NothingHeld()];

    Finding Ended()
    {
        var open = trips.Where(trip => !trip.IsBooked && !trip.IsUndone).ToArray();
        return new Finding(
            "Every saga is completed or undone", open.Length == 0 && trips.Count > 0,
            Text($"{trips.Count(t => t.IsBooked)} completed, {trips.Count(t => t.IsUndone)} undone, {open.Length} open")
            + List(open.Select(trip => $"{trip.Trip} {trip.State}")));
    }

    /// <summary>Each trip's net effect is one if it is booked and none if it is undone, and nothing was done twice.
    /// </summary>
    Finding Effects(DeskAudit desk)
    {
        var bookings = desk.Bookings.ToDictionary(booking => booking.Trip);
        var wrong = trips.Where(trip => !IsRight(trip, bookings.GetValueOrDefault(trip.Trip))).ToArray();
        var booked = trips.Count(trip => bookings.GetValueOrDefault(trip.Trip) is { Net: 1 });
        var undone = trips.Count(trip => bookings.GetValueOrDefault(trip.Trip) is { Booked: > 0, Net: 0 });
        return new Finding(
            $"{desk.Desk}: booked once, or not at all", wrong.Length == 0,
            Text($"{booked} booked, {undone} booked and undone, {trips.Count - booked - undone} never")
            + List(wrong.Select(trip => $"{trip.Trip} {trip.State} {bookings.GetValueOrDefault(trip.Trip)}")));
    }

    static bool IsRight(TripOutcome trip, BookingAudit? booking) =>
        (booking?.Booked ?? 0) <= 1 && (booking?.Net ?? 0) == (trip.IsBooked ? 1 : 0);

    Finding Stock()
    {
        var wrong = audit.Desks
            .Where(desk => desk.Available + desk.Bookings.Sum(booking => booking.Net) != desk.Capacity)
            .Select(desk => desk.Desk);
        return new Finding(
            "What is free and what is booked make up what there is", !wrong.Any(),
            Text($"{audit.Desks.Sum(d => d.Available)} free of {audit.Desks.Sum(d => d.Capacity)}") + List(wrong));
    }

    Finding Money()
    {
        var balances = money.Balances.Values.Sum();
        var paid = money.Payments.Values.Sum();
        var negative = money.Balances.Where(account => account.Value < 0).Select(account => account.Key).ToArray();
        return new Finding(
            "Money is constant, no balance negative", balances + paid == money.Opening && negative.Length == 0,
            Text($"{balances} in accounts + {paid} paid = {balances + paid} of {money.Opening} cents")
            + List(negative));
    }

    Finding PaidIfBooked()
    {
        var wrong = trips.Where(trip => trip.IsBooked != money.Payments.ContainsKey(trip.Trip));
        return new Finding(
            "Paid if and only if booked", !wrong.Any(),
            Text($"{money.Payments.Count} payments") + List(wrong.Select(trip => $"{trip.Trip} {trip.State}")));
    }

    Finding NothingHeld() => new(
        "Nothing is on its way any more", audit.Held == 0,
        Text($"{audit.Held} requests held up, {audit.Desks.Sum(desk => desk.LateRefused)} refused as too late"));

    static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static string List(IEnumerable<string> names) => names.Any() ? $": {string.Join(", ", names.Take(5))}" : "";
}
