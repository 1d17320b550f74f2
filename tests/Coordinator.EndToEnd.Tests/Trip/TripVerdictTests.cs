using Coordinator.Contracts.Sagas;
using Coordinator.Local.Demo.Trip;
using Coordinator.Samples.Trip.Desks;
using Coordinator.Samples.Trip.Http;
using Shouldly;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>
/// The verdict finds each thing that can go wrong; else the demo and the kill test would prove nothing.
/// </summary>
public sealed class TripVerdictTests
{
    static readonly TripOutcome[] Trips =
        [new("t1", "ada", SagaStates.Completed), new("t2", "bob", SagaStates.Compensated)];

    static readonly DeskAudit Air = new(
        "air", Capacity: 10, Available: 9, [new("t1", "ada", 1, 0), new("t2", "bob", 1, 1)], LateRefused: 0);

    static readonly TripMoney Money = new(
        Opening: 200,
        new Dictionary<string, long> { ["ada"] = 60, ["bob"] = 100 }, new Dictionary<string, long> { ["t1"] = 40 });

    [Fact]
    public void What_is_right_is_called_wrong() => Broken(Trips, Air, Money).ShouldBeEmpty();

    [Theory]
    [InlineData(SagaStates.Running, "Every saga is completed or undone, air: booked once, or not at all, Paid if")]
    [InlineData(SagaStates.Stuck, "Every saga is completed or undone, air: booked once, or not at all, Paid if")]
    [InlineData(SagaStates.Compensated, "air: booked once, or not at all, Paid if")]
    public void A_saga_that_is_not_at_its_end_is_overlooked(string state, string broken) =>
        string.Join(", ", Broken([Trips[0] with { State = state }, Trips[1]], Air, Money)).ShouldStartWith(broken);

    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(1, 1)]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    public void A_trip_that_is_booked_twice_or_not_at_all_is_overlooked(int booked, int cancelled) =>
        Broken(Trips, With(new BookingAudit("t1", "ada", booked, cancelled), Air.Bookings[1]), Money)
            .ShouldContain("air: booked once, or not at all");

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 2)]
    [InlineData(0, 1)]
    public void A_trip_that_was_undone_and_is_booked_is_overlooked(int booked, int cancelled) =>
        Broken(Trips, With(Air.Bookings[0], new BookingAudit("t2", "bob", booked, cancelled)), Money)
            .ShouldContain("air: booked once, or not at all");

    [Fact]
    public void A_seat_that_is_lost_is_overlooked() =>
        Broken(Trips, Air with { Available = 8 }, Money)
            .ShouldBe(["What is free and what is booked make up what there is"]);

    [Theory]
    [InlineData(61, 100)]
    [InlineData(59, 100)]
    [InlineData(260, -100)]
    public void Money_that_is_made_or_lost_or_owed_is_overlooked(long ada, long bob) =>
        Broken(Trips, Air, Money with { Balances = new Dictionary<string, long> { ["ada"] = ada, ["bob"] = bob } })
            .ShouldBe(["Money is constant, no balance negative"]);

    [Fact]
    public void A_payment_for_a_trip_that_was_undone_is_overlooked() =>
        Broken(Trips, Air, Money with { Payments = new Dictionary<string, long> { ["t2"] = 40 } })
            .ShouldBe(["Paid if and only if booked"]);

    [Fact]
    public void A_verdict_is_given_on_nothing() =>
        Broken([], Air, Money with { Payments = new Dictionary<string, long>(), Opening = 160 })
            .ShouldBe(["Every saga is completed or undone"]);

    [Fact]
    public void A_verdict_is_given_while_requests_are_on_their_way() =>
        new TripVerdict(Trips, new TripAudit([Air], Held: 1), Money).Check()
            .Where(finding => !finding.Holds).Select(finding => finding.Invariant)
            .ShouldBe(["Nothing is on its way any more"]);

    static DeskAudit With(params BookingAudit[] bookings) => Air with { Bookings = bookings };

    static IReadOnlyList<string> Broken(IReadOnlyCollection<TripOutcome> trips, DeskAudit air, TripMoney money) =>
        [.. new TripVerdict(trips, new TripAudit([air], Held: 0), money).Check()
            .Where(finding => !finding.Holds).Select(finding => finding.Invariant)];
}
