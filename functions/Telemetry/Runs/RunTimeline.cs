using System.Collections.Immutable;
using Coordinator.Contracts.Telemetry;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;

namespace Coordinator.Functions.Telemetry.Runs;

/// <summary>
/// What is known of one run of a transaction, while it runs and later. Safe for many threads: it is shown while it is
/// written.
/// </summary>
sealed class RunTimeline
{
    /// <summary>Items that are named.</summary>
    public const int ItemsMax = 10;

    /// <summary>Phases that are kept, the first and the last half of them.</summary>
    public const int StepsMax = 64;

    readonly TimeProvider _time;
    readonly long _begun;
    readonly Lock _lock = new();
    readonly List<RunStep> _steps = [];
    readonly List<string> _reasons = [];
    readonly ImmutableArray<string> _items;
    string _id;
    string? _plan;
    ImmutableArray<SlotId> _slots = [];
    string _status = RunStatuses.Running;
    TimeSpan? _took;
    int _attempt = 1;
    bool _isSent;
    int? _attempts;

    /// <summary>Begins.</summary>
    /// <param name="request">What is run.</param>
    /// <param name="time">The time that it runs in; an orchestration has its own.</param>
    public RunTimeline(TransactionRequest request, TimeProvider time)
    {
        _time = time;
        _begun = time.GetTimestamp();
        StartedAt = time.GetUtcNow();
        _id = request.Id?.Value ?? "";
        _items = [.. Evaluator.ItemsOf(request.Operations).Take(ItemsMax).Select(item => item.ToString())];
    }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>Its trace; null when there is none.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// The orchestration that it runs in, each of whose replays makes a timeline of its own; null for none.
    /// </summary>
    public string? Orchestration { get; init; }

    /// <summary>Equal for timelines of one run.</summary>
    public object Key => Orchestration is null ? this : (Orchestration, StartedAt);

    /// <summary>What is shown instead of the way that it takes; null for that way itself.</summary>
    public string? ShownPlan { get; init; }

    /// <summary>A phase begins.</summary>
    public RunStep Enter(RunPhase phase)
    {
        lock (_lock)
        {
            // A look at the items after an attempt was sent is the begin of the next attempt.
            if (phase == RunPhase.Read && _isSent)
            {
                _attempt++;
                _isSent = false;
            }

            _isSent |= phase == RunPhase.Prepare;
            var step = new RunStep(phase, _attempt, Elapsed);
            if (_steps.Count == StepsMax)
                _steps.RemoveAt(StepsMax / 2);
            _steps.Add(step);
            return step;
        }
    }

    /// <summary>A phase is over.</summary>
    public void Leave(RunStep step)
    {
        lock (_lock)
            step.End = Elapsed;
    }

    /// <summary>An attempt is laid out.</summary>
    public void Planned(TransactionId id, TransactionPlan plan, ImmutableArray<SlotId> slots)
    {
        lock (_lock)
        {
            _id = id.Value;
            _plan = ShownPlan ?? RunNames.Of(plan);
            _slots = slots;
        }
    }

    /// <summary>Something was in its way.</summary>
    public void Hindered(string reason)
    {
        lock (_lock)
        {
            if (!_reasons.Contains(reason))
                _reasons.Add(reason);
        }
    }

    /// <summary>It has its answer.</summary>
    public void Answered(TransactionAnswer answer)
    {
        lock (_lock)
        {
            _id = answer.Id.Value;
            _attempts = answer.Attempts;
            _status = RunNames.Of(answer.Outcome);
            if (!answer.Slots.IsEmpty)
                _slots = answer.Slots;
        }

        foreach (var reason in RunNames.ReasonsOf(answer))
            Hindered(reason);
    }

    /// <summary>It is over, whether with an answer or without; then nobody knows what became of it.</summary>
    public void End()
    {
        lock (_lock)
        {
            _took = Elapsed;
            if (_status != RunStatuses.Running)
                return;
            _status = RunStatuses.InDoubt;
            _reasons.Add(RunNames.Failed);
        }
    }

    /// <summary>How it stands now.</summary>
    /// <param name="sequence">Its place among those that ended; null while it runs.</param>
    public RunBody Show(long? sequence)
    {
        lock (_lock)
        {
            var now = Elapsed;
            return new RunBody
            {
                Sequence = sequence,
                Id = _id,
                Attempts = Attempts_NeedsLock,
                Plan = _plan,
                Status = _status,
                StartedAt = StartedAt,
                DurationMs = Milliseconds(_took ?? now),
                Slots = [.. _slots.Select(slot => slot.Value)],
                Items = _items,
                Reasons = [.. _reasons],
                TraceId = TraceId,
                Phases = [.. _steps.Select(step => Show(step, now))],
            };
        }
    }

    TimeSpan Elapsed => _time.GetElapsedTime(_begun);

    int Attempts_NeedsLock => _attempts ?? (_isSent ? _attempt : _attempt - 1);

    static RunPhaseBody Show(RunStep step, TimeSpan now) => new()
    {
        Name = RunNames.Of(step.Phase),
        Attempt = step.Attempt,
        StartMs = Milliseconds(step.Start),
        DurationMs = Milliseconds((step.End ?? now) - step.Start),
    };

    static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
