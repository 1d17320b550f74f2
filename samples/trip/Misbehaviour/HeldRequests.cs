using Coordinator.Samples.Trip.Desks;

namespace Coordinator.Samples.Trip.Misbehaviour;

/// <summary>Requests, and copies of requests, that are still on their way.</summary>
sealed class HeldRequests
{
    readonly Lock _gate = new();
    List<HeldRequest> _held = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _held.Count;
        }
    }

    /// <summary>Holds one up.</summary>
    public void Add(HeldRequest request)
    {
        lock (_gate)
            _held.Add(request);
    }

    /// <summary>Lets all of them arrive, the newest first: they have overtaken each other on their way.</summary>
    /// <returns>What each was answered; nobody is there to hear it.</returns>
    public async Task<IReadOnlyList<Delivery>> DeliverAsync()
    {
        List<HeldRequest> arriving;
        lock (_gate)
            (arriving, _held) = (_held, []);
        arriving.Reverse();
        var deliveries = new List<Delivery>();
        foreach (var request in arriving)
        {
            var answer = await request.Work();
            if (answer.Status == DeskAnswer.Busy.Status)
                Add(request); // Nothing has happened: it stays on its way.
            deliveries.Add(new Delivery(request.Desk, request.Key, answer.Status));
        }

        return deliveries;
    }
}
