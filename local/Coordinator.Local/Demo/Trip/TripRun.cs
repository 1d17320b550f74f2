using System.Globalization;
using Coordinator.Contracts.Sagas;

namespace Coordinator.Local.Demo.Trip;

/// <summary>Runs the stories of the demo, all at once.</summary>
/// <param name="sagas">The API.</param>
/// <param name="run">Makes the names of this run's trips and travellers.</param>
public sealed class TripRun(TripSagas sagas, string run)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>The saga's id.</summary>
    public string TripOf(TripStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return string.Create(CultureInfo.InvariantCulture, $"trip-{run}-{story.Traveller}");
    }

    /// <summary>Whose account pays: a new one in each run, so that the sums begin anew.</summary>
    public string AccountOf(TripStory story)
    {
        ArgumentNullException.ThrowIfNull(story);
        return string.Create(CultureInfo.InvariantCulture, $"{run}-{story.Traveller}");
    }

    /// <summary>Runs one of them.</summary>
    /// <returns>Its saga as it was seen last: at its end, or after a minute without one.</returns>
    public async Task<SagaBody> TellAsync(TripStory story, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(story);
        var trip = TripOf(story);
        var behave = new TripBehaviours(story.Seat, story.Room, story.Car);
        await sagas.StartAsync(trip, new TripInput(AccountOf(story), story.Price, behave), stop);
        var asked = await sagas.WaitAsync(trip, saga => IsEnded(saga) || IsWaiting(saga), Patience, stop);
        if (!IsWaiting(asked))
            return asked;
        if (story.Approval == TripApproval.Given)
            await sagas.ApproveAsync(trip, stop);
        else
            await sagas.CancelAsync(trip, stop);
        return await sagas.WaitAsync(trip, IsEnded, Patience, stop);
    }

    static bool IsEnded(SagaBody saga) => SagaStates.IsFinal(saga.State) || saga.State == SagaStates.Stuck;

    static bool IsWaiting(SagaBody saga) => saga.State == SagaStates.Running && saga.Steps.Any(
        step => step is { Name: TripSagas.ApprovalStep, State: SagaStepStates.Running });
}
