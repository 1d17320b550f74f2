using Coordinator.Local.Runtime.Durable.History;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>What a history leaves open, and which messages it has taken; all without a replay.</summary>
sealed class OpenWork
{
    readonly SortedDictionary<int, ScheduledEvent> _open = [];
    readonly Dictionary<int, WorkStatus> _ended = [];
    readonly HashSet<string> _messages = new(StringComparer.Ordinal);

    public IEnumerable<ScheduledEvent> Open => _open.Values;

    public bool HasStarted { get; private set; }

    /// <summary>The time of the latest step; the next one is not before it, whatever the clock says.</summary>
    public DateTime LatestStep { get; private set; }

    /// <summary>The messages that the history has taken, in no order.</summary>
    public IReadOnlyCollection<string> Messages => _messages;

    public static OpenWork Of(IEnumerable<HistoryEvent> history)
    {
        var work = new OpenWork();
        work.Add(history);
        return work;
    }

    public WorkStatus StatusOf(int id) =>
        _open.ContainsKey(id) ? WorkStatus.Open : _ended.GetValueOrDefault(id, WorkStatus.Unknown);

    public T? Find<T>(int id)
        where T : ScheduledEvent => _open.GetValueOrDefault(id) as T;

    public bool HasTaken(string messageId) => _messages.Contains(messageId);

    public void Add(IEnumerable<HistoryEvent> events)
    {
        foreach (var happened in events)
            Add(happened);
    }

    void Add(HistoryEvent happened)
    {
        HasStarted |= happened is ExecutionStarted;
        switch (happened)
        {
            case StepStarted step:
                LatestStep = step.At;
                break;
            case EventSent:
                // It has no end that anyone waits for; the instance's outbox looks after it.
                break;
            case ScheduledEvent scheduled:
                _open[scheduled.Id] = scheduled;
                break;
            case OutcomeEvent outcome when _open.Remove(outcome.Id):
                _ended[outcome.Id] = outcome is TimerCancelled ? WorkStatus.Cancelled : WorkStatus.Ended;
                break;
            case MessageEvent { MessageId: { } message }:
                _messages.Add(message);
                break;
        }
    }
}
