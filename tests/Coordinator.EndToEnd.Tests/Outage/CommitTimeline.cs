using Coordinator.Client;
using Coordinator.Contracts.Transactions;

namespace Coordinator.EndToEnd.Tests.Outage;

/// <summary>
/// Writes one item of each of some slots all the time, reads it strongly after each answer, and remembers when it
/// committed.
/// </summary>
sealed class CommitTimeline
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    readonly CoordinatorClient _client;
    readonly Lock _gate = new();
    readonly Dictionary<string, List<DateTimeOffset>> _commits = [];
    readonly List<string> _faults = [];
    readonly Task[] _writers;
    volatile bool _isEnding;

    public CommitTimeline(CoordinatorClient client, IEnumerable<string> items)
    {
        _client = client;
        _writers = [.. items.Select(item => Task.Run(() => WriteAsync(item)))];
    }

    /// <summary>Whether every item was committed since a moment.</summary>
    public bool AllCommittedSince(DateTimeOffset moment)
    {
        lock (_gate)
            return _commits.Count == _writers.Length && _commits.Values.All(times => times[^1] > moment);
    }

    /// <summary>Stale reads, if any.</summary>
    public IReadOnlyList<string> Faults
    {
        get
        {
            lock (_gate)
                return [.. _faults];
        }
    }

    /// <summary>The longest time in which some item was not committed, between two moments.</summary>
    public TimeSpan LongestPause(DateTimeOffset from, DateTimeOffset until)
    {
        lock (_gate)
        {
            return _commits.Values.Max(times =>
                LongestPause([from, .. times.Where(time => time > from && time < until), until]));
        }
    }

    /// <summary>When the last of the items was committed first after a moment.</summary>
    public DateTimeOffset AllCommittedAfter(DateTimeOffset moment)
    {
        lock (_gate)
            return _commits.Values.Max(times => times.First(time => time > moment));
    }

    /// <summary>Ends it.</summary>
    public async Task EndAsync()
    {
        _isEnding = true;
        await Task.WhenAll(_writers);
    }

    static TimeSpan LongestPause(List<DateTimeOffset> moments) =>
        moments.Zip(moments.Skip(1), (one, next) => next - one).Max();

    async Task WriteAsync(string item)
    {
        var lastKnown = 0L;
        while (!_isEnding)
        {
            try
            {
                var reply = await _client.Transactions.RunAsync(new TransactionBody
                {
                    Operations = [OperationBody.Add(item, "/number", 1)],
                    TimeoutMs = 2_000,
                });
                if (reply.Outcome == Outcome.Committed)
                {
                    lastKnown = Math.Max(lastKnown, reply.Result!.Results[0].Version!.Value);
                    Note(item);
                }

                var read = await _client.Items.GetAsync(item);
                if (read.Status == 200 && read.Required.Version < lastKnown)
                    Note(item, $"{item} was read at version {read.Required.Version} after {lastKnown} had committed");
            }
            catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
            {
                // The host may be slow while a store is away; the next round asks again.
            }

            await Task.Delay(Pause, TimeProvider.System);
        }
    }

    void Note(string item, string? fault = null)
    {
        lock (_gate)
        {
            if (fault is not null)
                _faults.Add(fault);
            else if (_commits.TryGetValue(item, out var times))
                times.Add(TimeProvider.System.GetUtcNow());
            else
                _commits[item] = [TimeProvider.System.GetUtcNow()];
        }
    }
}
