using System.Diagnostics;
using System.Text.Json;
using Coordinator.Local.Demo.Views;
using Coordinator.TestKit;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>
/// Reads views again and again, so that it can be told afterwards, when the items were read too, since when the views
/// were right.
/// </summary>
sealed class ViewRecorder
{
    static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly List<(TimeSpan At, Dictionary<string, ViewReading> Views)> _readings = [];
    readonly Task _work;
    volatile bool _isEnding;

    public ViewRecorder(PatientViews views, IEnumerable<string> names) => _work = RunAsync(views, [.. names]);

    /// <summary>
    /// From the start until the first reading since which all were right; null when the last one was not.
    /// </summary>
    public TimeSpan? RightAfter { get; private set; }

    /// <summary>Reads on until the views are right, or the time is up.</summary>
    /// <param name="expected">Rows by view and key.</param>
    /// <param name="within">How long.</param>
    /// <returns>What the last reading lacks.</returns>
    public async Task<IReadOnlyList<string>> EndAsync(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> expected, TimeSpan within)
    {
        await Eventually.TrueAsync(
            () => Task.FromResult(_work.IsCompleted || (Last() is { } last && Faults(expected, last).Count == 0)),
            within);
        _isEnding = true;
        await _work;
        var right = _readings.AsEnumerable().Reverse()
            .TakeWhile(one => Faults(expected, one.Views).Count == 0).ToList();
        RightAfter = right.Count > 0 ? right[^1].At : null;
        return Faults(expected, _readings[^1].Views);
    }

    async Task RunAsync(PatientViews views, string[] names)
    {
        while (!_isEnding)
        {
            var reading = new Dictionary<string, ViewReading>();
            foreach (var name in names)
                reading.Add(name, await views.ReadAsync(name, CancellationToken.None));
            lock (_readings)
                _readings.Add((_clock.Elapsed, reading));
            await Task.Delay(BetweenLooks, TimeProvider.System);
        }
    }

    Dictionary<string, ViewReading>? Last()
    {
        lock (_readings)
            return _readings.Count > 0 ? _readings[^1].Views : null;
    }

    static List<string> Faults(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, JsonElement>> expected,
        Dictionary<string, ViewReading> views) =>
    [
        .. from view in expected
           from fault in ViewAudit.Differences(view.Value, views[view.Key].Rows)
           select $"{view.Key}: {fault}",
    ];
}
