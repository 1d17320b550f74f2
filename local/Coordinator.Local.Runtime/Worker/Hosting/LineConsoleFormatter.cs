using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>
/// The console's log in the shape that .NET programs usually have, without colours. Only an entry begins at the margin:
/// a message is one line, and what an exception says is indented line by line, so nobody who puts a line feed into a
/// name can write an entry of his own (S13).
/// </summary>
sealed class LineConsoleFormatter() : ConsoleFormatter(FormatterName)
{
    /// <summary>The name, for the setting <c>Logging:Console:FormatterName</c>.</summary>
    public const string FormatterName = "lines";

    const string Indent = "      ";

    static readonly string[] LineEnds = ["\r\n", "\n"];

    /// <inheritdoc/>
    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        string message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        textWriter.Write(LevelOf(logEntry.LogLevel));
        LineText.Write(textWriter, logEntry.Category);
        textWriter.WriteLine(string.Create(CultureInfo.InvariantCulture, $"[{logEntry.EventId.Id}]"));
        WriteLine(textWriter, message);
        if (logEntry.Exception is not { } exception)
            return;
        foreach (string line in exception.ToString().Split(LineEnds, StringSplitOptions.None))
            WriteLine(textWriter, line);
    }

    static void WriteLine(TextWriter writer, string text)
    {
        writer.Write(Indent);
        LineText.Write(writer, text);
        writer.WriteLine();
    }

    static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce: ",
        LogLevel.Debug => "dbug: ",
        LogLevel.Information => "info: ",
        LogLevel.Warning => "warn: ",
        LogLevel.Error => "fail: ",
        _ => "crit: ",
    };
}
