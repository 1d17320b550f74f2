using System.Collections.Immutable;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Expressions;

namespace Coordinator.Core.Sagas;

/// <summary>Everything that a running saga knows. It is rebuilt by every replay, so it is never stored.</summary>
sealed class SagaLedger
{
    readonly SagaStart _start;
    readonly ISagaEffects _effects;
    readonly DateTimeOffset _startedAt;
    readonly Queue<TimelineEntry> _timeline = new();
    int _timelineDropped;
    DateTimeOffset _updatedAt;

    public SagaLedger(SagaStart start, SagaDefinition definition, ISagaEffects effects)
    {
        _start = start;
        _effects = effects;
        _startedAt = effects.Now;
        Definition = definition;
        Runs = [.. definition.Steps.Select(step => new StepRun(step))];
        Scope = new StepScope(start, definition, Runs);
    }

    public SagaDefinition Definition { get; }

    /// <summary>The steps, in the order of the definition.</summary>
    public ImmutableArray<StepRun> Runs { get; }

    public StepScope Scope { get; }

    public string SagaId => _start.Id;

    public SagaMode Mode { get; set; } = SagaMode.Forward;

    /// <summary>Whether the point of no return is passed: the pivot is done or, without one, every step.</summary>
    public bool IsDecided { get; set; }

    /// <summary>Whether it goes back on request.</summary>
    public bool IsCancelled { get; set; }

    /// <summary>Why it goes back.</summary>
    public string? Error { get; set; }

    /// <summary>The state in which it ended.</summary>
    public SagaState? End { get; set; }

    public DateTimeOffset Now => _effects.Now;

    /// <summary>Grows with every change.</summary>
    public long Revision { get; private set; }

    public StepRun? Pivot => Definition.Pivot is { } pivot ? Runs[pivot] : null;

    /// <summary>Writes a change into the timeline.</summary>
    public void Note(TimelineKind kind, StepRun? run = null, string? note = null)
    {
        Revision++;
        _updatedAt = Now;
        _timeline.Enqueue(new TimelineEntry(Now, kind, run?.Name, Short(note)));
        if (_timeline.Count <= Limits.SagaTimelineMax)
            return;
        _timeline.Dequeue();
        _timelineDropped++;
    }

    /// <summary>Brings a step to a state in which something ended.</summary>
    public void Conclude(StepRun run, StepState state, TimelineKind kind, string? note = null)
    {
        run.State = state;
        run.StuckAt = null;
        run.EndedAt = Now;
        Note(kind, run, note);
    }

    /// <summary>What went wrong with a step.</summary>
    public static void Blame(StepRun run, string? error) => run.Error = Short(error) ?? "It failed without a reason.";

    public SagaStatus Snapshot() => new()
    {
        Id = _start.Id,
        Tenant = _start.Tenant,
        Definition = _start.Definition,
        Version = _start.Version,
        State = StateNow(),
        Revision = Revision,
        Input = _start.Input,
        Error = Error,
        IsDecided = IsDecided,
        LeftBehind = [.. Runs.Where(run => run.IsLeftBehind).Select(run => run.Name)],
        StartedAt = _startedAt,
        UpdatedAt = _updatedAt,
        EndedAt = End is null ? null : _updatedAt,
        Steps = [.. Runs.Select(run => run.Snapshot())],
        Timeline = [.. _timeline],
        TimelineDropped = _timelineDropped,
    };

    SagaState StateNow()
    {
        if (End is { } end)
            return end;
        if (Runs.Any(run => run.State == StepState.Stuck))
            return SagaState.Stuck;
        return Mode == SagaMode.Back ? SagaState.Compensating : SagaState.Running;
    }

    static string? Short(string? text) => text is null ? null : Excerpt.Of(text, Limits.SagaErrorCharsMax);
}
