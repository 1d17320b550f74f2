using System.Runtime.InteropServices;

namespace Coordinator.Cli.CommandLine;

/// <summary>Turns Ctrl+C and SIGTERM into one cancellation; a second one ends the process at once.</summary>
sealed class StopSignal : IDisposable
{
    static readonly PosixSignal[] Signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM];

    readonly CancellationTokenSource _source;
    readonly PosixSignalRegistration[] _registrations;

    /// <summary>Starts to listen.</summary>
    /// <param name="outer">Cancels as well.</param>
    public StopSignal(CancellationToken outer)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(outer);
        _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, Take))];
    }

    /// <summary>Cancelled by the first signal.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
            registration.Dispose();
        _source.Dispose();
    }

    void Take(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
