using Coordinator.Core.Placement.Changes;

namespace Coordinator.Core.Placement.Operations;

/// <summary>
/// An operation on a shard, step by step. Before each it asks the register what has become of the last one, so it may
/// be interrupted anywhere, and go on beside others that change the same shard.
/// </summary>
public sealed class ShardRun(IShardSteps steps, ShardOrder order)
{
    const int SlotsAtOnce = 8;
    const int CallsAtOnce = 2;

    /// <summary>Calls of one history, about; then it begins anew.</summary>
    const int CallsMax = 200;

    /// <summary>Passes of a copy before what is left is copied under the fence, come what may.</summary>
    const int PassesMax = 5;

    /// <summary>So few rows are as soon copied under the fence.</summary>
    const int FewRows = 50;

    /// <summary>An hour of pauses: whatever is in the way that long needs a person.</summary>
    const int WaitsMax = 1800;

    /// <summary>Tries to open the epoch of a join, with writes waiting, before it is undone.</summary>
    const int OpeningsMax = 8;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    static readonly TimeSpan ShortPause = TimeSpan.FromMilliseconds(500);

    int _calls;
    int _openings;
    int _waits = order.Waits;
    int _pending = order.Pending;
    long _rows = order.RowsCopied;
    int _slotsCopied;

    /// <summary>Steps that are done.</summary>
    public int StepsDone { get; private set; } = order.StepsDone;

    /// <summary>Whether the history is long enough: go on with <see cref="Rest"/>.</summary>
    public bool IsLong => _calls >= CallsMax;

    /// <summary>What is left to do.</summary>
    public ShardOrder Rest => order with
    {
        StepsDone = StepsDone,
        Pending = _pending,
        RowsCopied = _rows,
        Waits = _waits,
        Replicas = null,
    };

    ShardStep Step => order.Steps[StepsDone];

    /// <summary>Runs until it has ended, or <see cref="IsLong"/>.</summary>
    /// <returns>How it ended; Running when it is not over.</returns>
    public async Task<ShardOperationState> RunAsync()
    {
        var failure = await SetReplicasAsync();
        while (failure is null && StepsDone < order.Steps.Count && !IsLong)
            failure = await GoOnAsync();
        if (failure is null && StepsDone < order.Steps.Count)
            return ShardOperationState.Running;
        var state = failure is null ? ShardOperationState.Done : ShardOperationState.Failed;
        await NoteAsync(state, failure);
        return state;
    }

    async Task<string?> SetReplicasAsync()
    {
        while (order.Replicas is { } replicas && !await Counted(steps.SetReplicasAsync(order.Shard, replicas)))
        {
            if (await WaitAsync("The placement register does not answer."))
                return "The placement register did not answer for an hour.";
        }

        return null;
    }

    /// <summary>Looks where the present step is, and pushes it.</summary>
    /// <returns>Why the operation is given up; null when it is not.</returns>
    async Task<string?> GoOnAsync()
    {
        var look = await Counted(steps.LookAsync(order.Shard));
        if (!look.IsKnown)
        {
            return await WaitAsync("The placement register does not answer.")
                ? "The placement register did not answer for an hour."
                : null;
        }

        if (look.InSync.Contains(Step.Store) == Step.Joins)
        {
            StepsDone++;
            (_pending, _slotsCopied, _openings) = (0, 0, 0);
            await NoteAsync(ShardOperationState.Running);
            return null;
        }

        if (_pending != 0 && look.Pending == _pending)
            return await PushAsync(look);
        // Proposed again it would come back for ever, against whoever has undone it.
        return _pending != 0 && Step.Joins ? $"The join of {Step.Store} was undone." : await ProposeAsync(look);
    }

    async Task<string?> ProposeAsync(ShardLook look)
    {
        var answer = await Counted(steps.ProposeAsync(new StepProposal(order.Shard, Step, look.Epoch)));
        switch (answer.Status)
        {
            case ChangeStatus.Refused:
                return answer.Reason;
            case ChangeStatus.Pending:
                _pending = answer.Pending;
                return null;
            case ChangeStatus.Done:
                return null;
            default:
                var reason = answer.Reason ?? "The placement register does not answer.";
                return await WaitAsync(reason) ? reason : null;
        }
    }

    async Task<string?> PushAsync(ShardLook look)
    {
        var slots = new PendingSlots(order.Shard, _pending, look.Slots);
        if (look.IsCopying)
        {
            switch (await CopyAsync(slots))
            {
                case CopyStatus.Unreadable:
                    return await GiveUpAsync(
                        slots, "A row of the shard cannot be read. POST /api/cluster/scrub repairs it.");
                case CopyStatus.Silent:
                    return await WaitAsync("A store does not answer.")
                        ? await GiveUpAsync(slots, "A store did not answer for an hour.")
                        : null;
                case CopyStatus.Superseded:
                    await WaitAsync("Somebody else copies.");
                    return null;
                default:
                    await Counted(steps.EndCopyingAsync(slots));
                    break;
            }
        }

        if (await Counted(steps.CompleteAsync(slots)))
            return null;
        await WaitAsync("The epoch is being opened; something does not answer.", ShortPause);
        return Step.Joins && ++_openings >= OpeningsMax
            ? await GiveUpAsync(slots, "The last rows could not be copied while writes waited.")
            : null;
    }

    async Task<CopyStatus> CopyAsync(PendingSlots slots)
    {
        for (var pass = 1; ; pass++)
        {
            var (rows, worst) = (0L, CopyStatus.Open);
            _slotsCopied = 0;
            foreach (var wave in slots.Slots.Chunk(SlotsAtOnce * CallsAtOnce))
            {
                var parts = await Task.WhenAll(wave.Chunk(SlotsAtOnce).Select(some =>
                    Counted(steps.CopyAsync(slots with { Slots = [.. some] }))));
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
    async Task<string> GiveUpAsync(PendingSlots slots, string reason)
    {
        await Counted(steps.GiveUpAsync(slots));
        return reason;
    }

    /// <returns>Whether it has waited long enough.</returns>
    async Task<bool> WaitAsync(string reason, TimeSpan? pause = null)
    {
        await NoteAsync(ShardOperationState.Running, reason);
        await steps.WaitAsync(pause ?? Pause);
        return ++_waits > WaitsMax;
    }

    Task NoteAsync(ShardOperationState state, string? error = null)
    {
        _calls++;
        return steps.NoteAsync(new ShardOperation
        {
            Shard = order.Shard,
            Kind = order.Kind,
            Steps = [.. order.Steps.Select(step => step.ToString())],
            StartedAt = order.StartedAt,
            State = state,
            StepsDone = StepsDone,
            SlotsCopied = _slotsCopied,
            RowsCopied = _rows,
            UpdatedAt = steps.Now,
            Error = error,
        });
    }

    Task<T> Counted<T>(Task<T> call)
    {
        _calls++;
        return call;
    }
}
