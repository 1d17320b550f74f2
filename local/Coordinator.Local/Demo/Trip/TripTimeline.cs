using System.Globalization;
using System.Text;
using Coordinator.Contracts.Sagas;
using Spectre.Console;

namespace Coordinator.Local.Demo.Trip;

/// <summary>A saga's life as somebody reads it.</summary>
static class TripTimeline
{
    /// <summary>One line a thing that happened.</summary>
    public static Table Of(SagaBody saga)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .AddColumn("ms", c => c.RightAligned()).AddColumn("Step").AddColumn("What happened").AddColumn("");
        foreach (var entry in saga.Timeline)
        {
            var after = (long)(entry.At - saga.StartedAt).TotalMilliseconds;
            table.AddRow(
                after.ToString(CultureInfo.InvariantCulture), Markup.Escape(entry.Step ?? ""),
                Markup.Escape(Words(entry.Kind)), Markup.Escape(entry.Note ?? ""));
        }

        return table;
    }

    /// <summary><c>attemptFailed</c> reads better as "attempt failed".</summary>
    static string Words(string kind)
    {
        var words = new StringBuilder();
        foreach (var letter in kind)
            words.Append(char.IsAsciiLetterUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : letter.ToString());
        return words.ToString();
    }
}
