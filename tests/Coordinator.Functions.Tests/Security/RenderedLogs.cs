using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// What a host writes to its console, by the console's own formatter; scopes and values of the entries beside it, since
/// other sinks send them on.
/// </summary>
sealed class RenderedLogs(ConsoleFormatter formatter) : ILoggerProvider
{
    readonly ConcurrentQueue<string> _console = [];
    readonly ConcurrentQueue<string> _values = [];

    /// <summary>The console's text.</summary>
    public string Console => string.Concat(_console);

    /// <summary>Names and values of all entries and scopes.</summary>
    public string Values => string.Join('\n', _values);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held but memory.
    }

    void Note<TState>(TState state)
    {
        if (state is IEnumerable<KeyValuePair<string, object?>> pairs)
        {
            foreach (var (name, value) in pairs)
                _values.Enqueue($"{name}={value}");
        }

        _values.Enqueue($"{state}");
    }

    sealed class Logger(RenderedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            logs.Note(state);
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter)
        {
            using var writer = new StringWriter { NewLine = "\n" };
            logs.Formatter.Write(
                new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, writer);
            logs._console.Enqueue(writer.ToString());
            logs.Note(state);
            logs._values.Enqueue($"{exception}");
        }
    }

    ConsoleFormatter Formatter { get; } = formatter;
}
