using Coordinator.Cli.CommandLine;

namespace Coordinator.Cli.Events;

/// <summary>Where a reader that stops can go on.</summary>
/// <param name="call">The command.</param>
sealed class CursorAdvice(Call call)
{
    /// <summary>Leads to what was not written yet; null while there is none.</summary>
    public string? Cursor { get; set; }

    /// <summary>Tells people.</summary>
    public void Tell()
    {
        if (Cursor is not null)
            call.Printer.Say($"Go on with --from {Cursor}");
    }
}
