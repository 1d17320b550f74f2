using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Coordinator.Local.Runtime.Worker.Hosting;

/// <summary>
/// Makes the console write by <see cref="LineConsoleFormatter"/>: the one that it has by itself takes escape sequences
/// as they come. A setting that names another one wins.
/// </summary>
static class LineConsole
{
    const string Setting = "Logging:Console:FormatterName";

    /// <summary>Registers the format, behind the server's own choice.</summary>
    public static void AddTo(ILoggingBuilder logging)
    {
        logging.AddConsoleFormatter<LineConsoleFormatter, ConsoleFormatterOptions>();
        logging.Services.AddOptions<ConsoleLoggerOptions>().Configure<IConfiguration>((options, settings) =>
            options.FormatterName = settings[Setting] ?? LineConsoleFormatter.FormatterName);
    }
}
