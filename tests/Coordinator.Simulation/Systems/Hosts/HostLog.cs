using Coordinator.Core;
using Microsoft.Extensions.Logging;

namespace Coordinator.Simulation.Systems.Hosts;

/// <summary>
/// What a host logs: warnings go into the story, and errors that no fault of the outside excuses are kept.
/// </summary>
sealed class HostLog(SystemWorld world, string host) : ILoggerFactory, ILogger
{
    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) =>
        throw new NotSupportedException("A simulated host logs into its world.");

    /// <inheritdoc />
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc />
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc />
    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter)
    {
        if (eventId.Name == nameof(Functions.Log.StoresLost))
            world.Counts.Failovers++;
        if (eventId.Name == nameof(Functions.Log.Rejoining))
            world.Counts.Rejoins++;
        if (logLevel < LogLevel.Warning)
            return;
        var text = formatter(state, exception);
        world.Story(() => $"{host}: {text} {exception?.GetType().Name} {exception?.Message}");
        if (exception is not null && IsDefect(exception.GetBaseException()))
            world.Complaints.Add($"{host} logged: {text}\n{exception}");
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // There is nothing to release.
    }

    static bool IsDefect(Exception error) => error is InvariantViolationException or NullReferenceException
        or InvalidCastException or IndexOutOfRangeException or KeyNotFoundException or FormatException
        or ArgumentException or NotSupportedException
        || error.GetType() == typeof(InvalidOperationException);
}
