using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>
/// Keeps what fails while transactions are watched from the transactions themselves: it is logged, and the
/// transaction goes on unwatched.
/// </summary>
sealed class ObserverGuard(ILogger<ObserverGuard> log)
{
    /// <summary>Does it, or logs why it cannot be done.</summary>
    public void Run(Action action) => Run<object>(() =>
    {
        action();
        return null;
    });

    /// <summary>Does it, or logs why it cannot be done and gives null.</summary>
    public T? Run<T>(Func<T?> function)
        where T : class
    {
        try
        {
            return function();
        }
#pragma warning disable CA1031 // Whatever it is, it must not decide what becomes of a transaction.
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.ObserverFailed(e);
            return null;
        }
    }
}
