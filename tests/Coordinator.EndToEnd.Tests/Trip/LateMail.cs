using Coordinator.Local.Demo.Trip;

namespace Coordinator.EndToEnd.Tests.Trip;

/// <summary>Lets requests that were held up arrive every now and then, out of order, while the load goes on.</summary>
sealed class LateMail : IAsyncDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(700);

    readonly CancellationTokenSource _end = new();
    readonly TripParticipants _participants;
    readonly Task _delivering;

    public LateMail(TripParticipants participants)
    {
        _participants = participants;
        _delivering = DeliverAsync();
    }

    /// <summary>How many have arrived.</summary>
    public int Delivered { get; private set; }

    /// <summary>Ends it; what is still held up arrives now.</summary>
    public async Task EndAsync()
    {
        await _end.CancelAsync();
        await _delivering;
        while ((await _participants.AuditAsync()).Held > 0)
            await DeliverOnceAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _delivering;
        _end.Dispose();
    }

    async Task DeliverAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await DeliverOnceAsync();
            await Task.Delay(Pause, TimeProvider.System, _end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task DeliverOnceAsync() => Delivered += (await _participants.DeliverAsync()).Delivered.Count;
}
