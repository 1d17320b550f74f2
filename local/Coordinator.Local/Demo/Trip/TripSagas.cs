using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Sagas;
using Coordinator.Samples.Trip;

namespace Coordinator.Local.Demo.Trip;

/// <summary>
/// The sagas of the sample through the API. The API may die meanwhile and come back: every request is repeated.
/// </summary>
/// <param name="client">The API.</param>
/// <param name="time">The clock for waits between looks.</param>
/// <param name="patience">How long to go on without an answer of the API; null for a minute.</param>
public sealed class TripSagas(SagasClient client, TimeProvider time, TimeSpan? patience = null)
{
    /// <summary>The definition's name.</summary>
    public const string Definition = "book-trip";

    /// <summary>The step that waits for an event.</summary>
    public const string ApprovalStep = "approval";

    const string Approved = "approved";

    const int TooLate = 409;

    static readonly TimeSpan PatienceDefault = TimeSpan.FromMinutes(1);
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    readonly PatientApi _api = new(time, patience ?? PatienceDefault);

    /// <summary>Stores the definition.</summary>
    /// <param name="participants">Where the participants are.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>Its version.</returns>
    /// <exception cref="CoordinatorException">The API refuses it.</exception>
    public async Task<int> DefineAsync(Uri participants, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(participants);
        var path = Path.Combine(AppContext.BaseDirectory, "samples", "trip", "book-trip.json");
        var listed = new Uri($"http://localhost:{TripOptions.PortDefault}/").AbsoluteUri;
        var text = (await File.ReadAllTextAsync(path, stop))
            .Replace(listed, participants.AbsoluteUri, StringComparison.Ordinal);
        return (await _api.AskAsync(() => client.PutDefinitionAsync(Definition, text, stop), stop)).Required.Version;
    }

    /// <summary>Starts a saga; the same again joins it.</summary>
    /// <exception cref="CoordinatorException">The API refuses it.</exception>
    public async Task StartAsync(string trip, TripInput input, CancellationToken stop)
    {
        var saga = new SagaStartBody { Definition = Definition, Id = trip, Input = WireJson.ToElement(input) };
        _ = (await _api.AskAsync(() => client.StartAsync(saga, cancellation: stop), stop)).Required;
    }

    /// <summary>Posts the event that a trip's approval waits for; once, however often it is called.</summary>
    /// <returns>False when the saga has ended before.</returns>
    /// <exception cref="CoordinatorException">The API refuses it.</exception>
    public Task<bool> ApproveAsync(string trip, CancellationToken stop)
    {
        var payload = WireJson.ToElement(new { by = "demo" });
        return IsInTimeAsync(() => client.RaiseEventAsync(trip, Approved, payload, $"{trip}/approval", stop), stop);
    }

    /// <summary>Asks a trip to go back.</summary>
    /// <returns>False when it is too late.</returns>
    /// <exception cref="CoordinatorException">The API refuses it.</exception>
    public Task<bool> CancelAsync(string trip, CancellationToken stop) =>
        IsInTimeAsync(() => client.CancelAsync(trip, stop), stop);

    /// <summary>Looks at a saga until it is as wanted.</summary>
    /// <param name="trip">The saga.</param>
    /// <param name="isWanted">What is waited for.</param>
    /// <param name="within">How long.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>The saga as it was seen last, be it as wanted or not.</returns>
    public async Task<SagaBody> WaitAsync(
        string trip, Func<SagaBody, bool> isWanted, TimeSpan within, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(isWanted);
        var start = time.GetTimestamp();
        while (true)
        {
            var saga = (await _api.AskAsync(() => client.GetAsync(trip, cancellation: stop), stop)).Required;
            if (isWanted(saga) || time.GetElapsedTime(start) > within)
                return saga;
            await Task.Delay(BetweenLooks, time, stop);
        }
    }

    async Task<bool> IsInTimeAsync(Func<Task<Reply<SagaAcceptedBody>>> send, CancellationToken stop)
    {
        var reply = await _api.AskAsync(send, stop);
        if (reply.Status == TooLate)
            return false;
        _ = reply.Required;
        return true;
    }
}
