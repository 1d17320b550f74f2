using System.Runtime.InteropServices;

namespace Coordinator.Local.Hosting;

/// <summary>
/// Turns Ctrl+C, SIGTERM and a closed terminal into one cancellation. None of them ends the process: what has been
/// acknowledged must reach the disk first, so the program ends by itself when all is stopped.
/// </summary>
sealed class StopSignal : IDisposable
{
    static readonly PosixSignal[] Signals =
        [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT, PosixSignal.SIGHUP];

    readonly CancellationTokenSource _source = new();
    readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts to listen.</summary>
    public StopSignal() =>
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Take))];

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Also stops when standard input ends, so that a starter which dies leaves nothing running.</summary>
    public void Follow(InputLines input) => _ = FollowAsync(input);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    void Take(PosixSignalContext context)
    {
        context.Cancel = true;
        _source.Cancel();
    }

    async Task FollowAsync(InputLines input)
    {
        await input.Ended;
        await _source.CancelAsync();
    }
}
