using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>Rules of the outcome row that several steps share.</summary>
static class OutcomeRules
{
    /// <summary>
    /// Whether an attempt may take the place of this row: of the attempt before it, aborted, with no intents left.
    /// </summary>
    public static bool MayFollow(AttemptId attempt, OutcomeRow row) =>
        row.State == OutcomeState.Aborted && row.Items.IsEmpty && row.Attempt.Id.Number == attempt.Number - 1;
}
