using System.Globalization;
using Coordinator.Local.Demo.Trip;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>
/// Trips at random: most are paid and approved, some travellers cannot pay, some change their mind. How participants
/// behave is left to chance.
/// </summary>
sealed class TripPlans(int seed)
{
    const int Travellers = 12;

    readonly Lock _gate = new();
    readonly Random _random = new(seed);
    int _number;

    public static IReadOnlyList<string> AllTravellers { get; } =
        [.. Enumerable.Range(0, Travellers).Select(number => $"traveller-{number}")];

    public TripPlan Next()
    {
        lock (_gate)
        {
            var who = AllTravellers[_random.Next(Travellers)];
            var cannotPay = _random.Next(10) == 0;
            var price = cannotPay ? TripMoney.OpeningBalance + 1 : _random.Next(100, 2_000);
            var trip = string.Create(CultureInfo.InvariantCulture, $"trip-{_number++}");
            return new TripPlan(trip, new TripInput(who, price, new TripBehaviours()), _random.Next(8) == 0);
        }
    }
}
