using Coordinator.Contracts.Sagas;

namespace Coordinator.Local.Demo.Trip;

/// <summary>One trip of the demo.</summary>
/// <param name="Traveller">Who travels.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Ends">The state that it should end in: one of <see cref="SagaStates"/>.</param>
public sealed record TripStory(string Traveller, string Title, string Ends)
{
    /// <summary>What somebody does when the saga waits for an approval.</summary>
    public TripApproval Approval { get; init; } = TripApproval.Given;

    /// <summary>What the trip costs, in cents.</summary>
    public long Price { get; init; } = 42_000;

    /// <summary>How the airline behaves; the names are those of <c>samples/trip/README.md</c>.</summary>
    public string Seat { get; init; } = "well";

    /// <summary>How the hotel behaves.</summary>
    public string Room { get; init; } = "well";

    /// <summary>How the car rental behaves.</summary>
    public string Car { get; init; } = "well";

    /// <summary>The stories of the demo.</summary>
    public static IReadOnlyList<TripStory> All { get; } =
    [
        new("ada", "all goes well in the end: the airline's answer is lost, the hotel fails once", SagaStates.Completed)
        {
            Seat = "lost",
            Room = "error",
        },
        new("bob", "the hotel refuses, so seat and car are given back", SagaStates.Compensated) { Room = "refuse" },
        new("cleo", "the request for the car is held up until after its compensation", SagaStates.Compensated)
        {
            Car = "late",
        },
        new("dora", "the traveller cannot pay, so everything is given back", SagaStates.Compensated)
        {
            Price = TripMoney.OpeningBalance + 1,
        },
        new("emil", "cancelled after the payment, while it waits for approval: the payment goes back too",
            SagaStates.Cancelled)
        {
            Approval = TripApproval.Cancelled,
            Car = "twice",
        },
    ];
}
