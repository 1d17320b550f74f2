using System.Collections.Concurrent;

namespace Coordinator.Benchmarks.Views;

/// <summary>The writes of one load, from its begin to the last commit, and the looks for them in the view.</summary>
/// <param name="time">Measures.</param>
sealed class ViewWrites(TimeProvider time)
{
    readonly long _start = time.GetTimestamp();
    readonly ConcurrentBag<string> _commits = [];
    readonly ConcurrentBag<Task<double>> _looks = [];
    long _lastAnswer;
    int _due;

    /// <summary>Since it began.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    /// <summary>From the begin to the answer of the last write; what follows is not writing.</summary>
    public TimeSpan Writing => time.GetElapsedTime(_start, Interlocked.Read(ref _lastAnswer));

    /// <summary>Writes that committed.</summary>
    public int Count => _commits.Count;

    /// <summary>The latest commit time.</summary>
    public string LastCommit => _commits.Max(StringComparer.Ordinal)
        ?? throw new InvalidOperationException("Nothing was written.");

    /// <summary>Notes a write that was answered just now.</summary>
    public void Add(string commitTime)
    {
        _commits.Add(commitTime);
        var now = time.GetTimestamp();
        for (var last = Interlocked.Read(ref _lastAnswer); last < now;)
        {
            var seen = Interlocked.CompareExchange(ref _lastAnswer, now, last);
            if (seen == last)
                return;
            last = seen;
        }
    }

    /// <summary>Notes somebody who looks for a write.</summary>
    /// <param name="look">Comes to milliseconds.</param>
    public void Add(Task<double> look) => _looks.Add(look);

    /// <summary>Whether the next look is due, when there are so many a second.</summary>
    public bool IsDue(int perSecond)
    {
        var due = Volatile.Read(ref _due);
        return Elapsed.TotalSeconds * perSecond >= due && Interlocked.CompareExchange(ref _due, due + 1, due) == due;
    }

    /// <summary>How long each look took, in milliseconds.</summary>
    public Task<double[]> LagsAsync() => Task.WhenAll(_looks);
}
