using System.Globalization;

namespace Coordinator.EndToEnd.Tests.Overload;

/// <summary>What clients met in one part of a run.</summary>
/// <param name="Calls">Statuses and times.</param>
/// <param name="Faults">Answers that no client should get.</param>
sealed record CallFigures(IReadOnlyList<(int Status, TimeSpan Took)> Calls, IReadOnlyList<string> Faults)
{
    /// <summary>How many were answered with a status.</summary>
    public int Count(int status) => Calls.Count(call => call.Status == status);

    /// <summary>In which time so many of those that committed were answered.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public TimeSpan Percentile(double share)
    {
        var times = Calls.Where(call => call.Status == 200).Select(call => call.Took).Order().ToList();
        return times.Count == 0 ? TimeSpan.Zero : times[(int)Math.Min(times.Count - 1, share * times.Count)];
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count(200)} committed, p50 {Percentile(0.5).TotalMilliseconds:F0} ms, p99 "
        + $"{Percentile(0.99).TotalMilliseconds:F0} ms; {Count(409)} aborted, {Count(429)} shed, "
        + $"{Count(503)} unavailable or in doubt");
}
