using System.Globalization;
using Coordinator.Contracts.Problems;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Load;

/// <summary>What clients met in one part of a run.</summary>
/// <param name="name">Which.</param>
sealed class PhaseFigures(string name)
{
    readonly List<TimeSpan> _times = [];

    /// <summary>Requests of hosts to stores, registers, records, queues, hub and sagas.</summary>
    public long Requests { get; set; }

    /// <summary>Transactions that were answered as committed.</summary>
    public int Committed => _times.Count;

    /// <summary>Transactions that were answered 429.</summary>
    public int Shed { get; private set; }

    /// <summary>Transactions that were answered 503.</summary>
    public int Unavailable { get; private set; }

    /// <summary>Transactions that were answered otherwise, or not at all.</summary>
    public int Others { get; private set; }

    /// <summary>Requests to stores for each transaction that somebody asked for.</summary>
    public double RequestsPerCall => Requests / (double)Math.Max(1, Committed + Shed + Unavailable + Others);

    /// <summary>In which time so many of those that committed were answered.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public TimeSpan Percentile(double share) => _times.Count == 0
        ? TimeSpan.Zero
        : _times.Order().ElementAt((int)Math.Min(_times.Count - 1, share * _times.Count));

    /// <summary>A transaction was answered.</summary>
    public void Note(HttpReply reply, TimeSpan took)
    {
        if (reply.Status == 200)
            _times.Add(took);
        else if (reply.Status == 503)
            Unavailable++;
        else if (reply.Problem == ProblemTypes.Busy)
            Shed++;
        else
            Others++;
    }

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{name}: {Committed} committed, p50 {Percentile(0.5).TotalMilliseconds:F0} ms, p99 "
        + $"{Percentile(0.99).TotalMilliseconds:F0} ms, {Shed} shed, {Unavailable} unavailable, {Others} others, "
        + $"{RequestsPerCall:F1} requests to stores a call");
}
