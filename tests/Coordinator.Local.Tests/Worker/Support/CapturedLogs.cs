using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Tests.Worker.Support;

/// <summary>Everything that a host logs, at every level.</summary>
sealed class CapturedLogs : ILoggerProvider
{
    readonly ConcurrentQueue<(string Category, LogLevel Level, string Text)> _lines = [];

    public IReadOnlyList<(string Category, LogLevel Level, string Text)> Lines => [.. _lines];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, _lines);

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    sealed class Logger(string category, ConcurrentQueue<(string Category, LogLevel Level, string Text)> lines)
        : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            lines.Enqueue((category, LogLevel.Trace, $"scope {state}"));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter)
            => lines.Enqueue((category, logLevel, $"{formatter(state, exception)} {exception}"));
    }
}
