using System.Globalization;
using System.Text.Json;

namespace Coordinator.Local.Demo.Views;

/// <summary>Compares views with what their rows must be.</summary>
/// <param name="views">The views.</param>
/// <param name="time">The clock.</param>
public sealed class ViewAudit(PatientViews views, TimeProvider time)
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until a view shows what it must, or the time is up.</summary>
    /// <param name="expected">Rows by view and key.</param>
    /// <param name="within">How long.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>What the last look found, one finding a view.</returns>
    public async Task<IReadOnlyList<Finding>> CheckAsync(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> expected, TimeSpan within,
        CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var start = time.GetTimestamp();
        var findings = new List<Finding>();
        foreach (var (view, rows) in expected)
        {
            var wrong = Differences(rows, (await views.ReadAsync(view, stop)).Rows);
            while (wrong.Count > 0 && time.GetElapsedTime(start) < within)
            {
                await Task.Delay(BetweenLooks, time, stop);
                wrong = Differences(rows, (await views.ReadAsync(view, stop)).Rows);
            }

            findings.Add(Of(view, rows.Count, wrong, time.GetElapsedTime(start)));
        }

        return findings;
    }

    /// <summary>Which rows of a view are not what they must be, and how; empty when none.</summary>
    /// <param name="expected">Rows by key.</param>
    /// <param name="actual">What the view shows.</param>
    public static IReadOnlyList<string> Differences(
        IReadOnlyDictionary<string, JsonElement> expected, IReadOnlyDictionary<string, JsonElement> actual)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(actual);
        return
        [
            .. from key in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal)
               let right = Text(expected, key)
               let shown = Text(actual, key)
               where right is null || shown is null || !JsonElement.DeepEquals(expected[key], actual[key])
               select $"{key} shows {shown ?? "nothing"}, not {right ?? "nothing"}",
        ];
    }

    static Finding Of(string view, int rows, IReadOnlyList<string> wrong, TimeSpan after) => new(
        $"{view} equals the sums over the items", wrong.Count == 0,
        wrong.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {after.TotalSeconds:F1} s after the end")
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{wrong.Count} of {rows} rows differ: {string.Join("; ", wrong.Take(3))}"));

    static string? Text(IReadOnlyDictionary<string, JsonElement> rows, string key) =>
        rows.TryGetValue(key, out var value) ? value.GetRawText() : null;
}
