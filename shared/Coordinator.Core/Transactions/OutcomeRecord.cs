using System.Collections.Immutable;
using Coordinator.Core.Effects;
using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Placement;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Transactions;

/// <summary>
/// Records an abort that no prepare preceded: an aborted outcome row at every home replica, which closes the id.
/// </summary>
static class OutcomeRecord
{
    public static OutcomeRow Aborted(
        Attempt attempt, AbortCause cause, ImmutableArray<OperationFailure> failures) => new()
        {
            Attempt = attempt,
            State = OutcomeState.Aborted,
            Cause = cause,
            Items = [],
            Failures = failures,
        };

    /// <returns>Whether every home replica has it; only then may anybody be told.</returns>
    public static async Task<bool> WriteAsync(IEffects effects, SlotPlacement home, HomeMarks marks, OutcomeRow outcome)
    {
        var results = await effects.CommitAsync(
            [.. home.InSync.Select(replica => new Batch(replica, [home.GuardTouch, marks.Write(replica, outcome)]))]);
        return results.All(result => result.Status == CommitStatus.Applied);
    }
}
