using Coordinator.Core.Placement.Changes;
using Coordinator.Core.Placement.Operations;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations.Shards;

/// <summary>One run of an operation on a shard, up to its end or to a history that is long enough.</summary>
sealed class ShardRun(TaskOrchestrationContext context, ShardOrder order)
{
    const int SlotsAtOnce = 8;
    const int ActivitiesAtOnce = 2;

    /// <summary>Activities of one history, about; then it begins anew.</summary>
    const int ActivitiesMax = 200;

    /// <summary>Passes of a copy before what is left is copied under the fence, come what may.</summary>
    const int PassesMax = 5;

    /// <summary>So few rows are as soon copied under the fence.</summary>
    const int FewRows = 50;

    /// <summary>An hour of pauses: whatever is in the way that long needs a person.</summary>
    const int WaitsMax = 1800;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    int _activities;
    int _waits = order.Waits;
    long _rows = order.RowsCopied;
    int _slotsCopied;

    /// <summary>Steps that are done.</summary>
    public int StepsDone { get; private set; } = order.StepsDone;

    /// <summary>Whether the history is long enough.</summary>
    public bool IsLong => _activities >= ActivitiesMax;

    /// <summary>What is left to do.</summary>
    public ShardOrder Rest => order with { StepsDone = StepsDone, RowsCopied = _rows, Waits = _waits };

    /// <summary>Goes on with the present step, until it is done or the history is long.</summary>
    /// <returns>Why the operation is given up; null when it is not.</returns>
    public async Task<string?> StepAsync()
    {
        while (!IsLong)
        {
            var proposed = await CallAsync<ProposedStep>(
                nameof(ProposeStep), new StepToPropose(order.Shard, order.Steps[StepsDone]));
            switch (proposed.Status)
            {
                case ChangeStatus.Done:
                    StepsDone++;
                    _slotsCopied = 0;
                    await NoteAsync(ShardOperationState.Running);
                    return null;
                case ChangeStatus.Refused:
                    return proposed.Reason ?? "The change was refused.";
                case ChangeStatus.Pending:
                    if (await PushAsync(proposed) is { } failure)
                        return failure;
                    break;
                default:
                    if (await WaitAsync(proposed.Reason ?? "The placement register does not answer."))
                        return proposed.Reason ?? "The placement register did not answer for an hour.";
                    break;
            }
        }

        return null;
    }

    /// <summary>Notes the end.</summary>
    public async Task<string> EndAsync(ShardOperationState state, string? error = null)
    {
        await NoteAsync(state, error);
        return state.ToString();
    }

    /// <summary>Brings a pending step as far as it goes; the next proposal tells whether it is done.</summary>
    async Task<string?> PushAsync(ProposedStep step)
    {
        if (step.IsCopying)
        {
            await NoteAsync(ShardOperationState.Running);
            var copied = await CopyAsync(step);
            if (copied == CopyStatus.Unreadable)
                return await GiveUpAsync("A row of the shard cannot be read. POST /api/cluster/scrub repairs it.");
            if (copied == CopyStatus.Silent)
            {
                return await WaitAsync("A store does not answer.")
                    ? await GiveUpAsync("A store was silent for an hour.")
                    : null;
            }

            if (copied == CopyStatus.Superseded)
                return null;
            await CallAsync<ChangeStatus>(nameof(EndCopying), Of(step));
        }

        if (!await CallAsync<bool>(nameof(CompleteChange), Of(step)))
            await WaitAsync("The epoch is being opened; something does not answer.");
        return null;
    }

    async Task<CopyStatus> CopyAsync(ProposedStep step)
    {
        for (var pass = 1; ; pass++)
        {
            var (rows, worst) = (0L, CopyStatus.Open);
            _slotsCopied = 0;
            foreach (var wave in step.Slots.Chunk(SlotsAtOnce * ActivitiesAtOnce))
            {
                var parts = await Task.WhenAll(wave.Chunk(SlotsAtOnce).Select(slots =>
                    CallAsync<CopyProgress>(nameof(CopySlots), new SlotsToCopy(order.Shard, step.Epoch, [.. slots]))));
                rows += parts.Sum(part => (long)part.RowsWritten);
                worst = CopyProgress.Worse(worst, parts.Select(part => part.Status));
                _slotsCopied += wave.Length;
                _rows += parts.Sum(part => (long)part.RowsWritten);
                await NoteAsync(ShardOperationState.Running);
            }

            if (worst != CopyStatus.Written || rows <= FewRows || pass == PassesMax)
                return worst;
        }
    }

    /// <summary>Undoes a join that cannot come to its end, so that the shard is free for others.</summary>
    async Task<string> GiveUpAsync(string reason)
    {
        var undo = new StepToPropose(order.Shard, order.Steps[StepsDone] with { Joins = false });
        var proposed = await CallAsync<ProposedStep>(nameof(ProposeStep), undo);
        if (proposed.Status == ChangeStatus.Pending)
            await CallAsync<bool>(nameof(CompleteChange), Of(proposed));
        return reason;
    }

    /// <returns>Whether it has waited long enough.</returns>
    async Task<bool> WaitAsync(string reason)
    {
        await NoteAsync(ShardOperationState.Running, reason);
        await context.CreateTimer(Pause, CancellationToken.None);
        return ++_waits > WaitsMax;
    }

    SlotsToCopy Of(ProposedStep step) => new(order.Shard, step.Epoch, step.Slots);

    Task<bool> NoteAsync(ShardOperationState state, string? error = null) =>
        CallAsync<bool>(nameof(NoteOperation), new ShardOperation
        {
            Shard = order.Shard,
            Kind = order.Kind,
            Steps = [.. order.Steps.Select(step => step.ToString())],
            StartedAt = order.StartedAt,
            State = state,
            StepsDone = StepsDone,
            SlotsCopied = _slotsCopied,
            RowsCopied = _rows,
            UpdatedAt = new DateTimeOffset(context.CurrentUtcDateTime, TimeSpan.Zero),
            Error = error,
        });

    Task<T> CallAsync<T>(string activity, object input)
    {
        _activities++;
        return context.CallActivityAsync<T>(activity, input, ActivityOptions.UntilItSucceeds);
    }
}
