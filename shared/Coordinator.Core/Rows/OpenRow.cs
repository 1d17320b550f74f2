using Coordinator.Core.Model;

namespace Coordinator.Core.Rows;

/// <summary>
/// Stands beside an outcome row exactly as long as that is open (<see cref="OutcomeRow.IsOpen"/>), written and deleted
/// in the batch that opens and closes it. Nothing is decided by it: it spares whoever looks for open attempts a look at
/// the outcomes of seven days.
/// </summary>
public sealed record OpenRow(Attempt Attempt) : Row
{
    /// <inheritdoc />
    public override RowKey Key => new OpenKey(Attempt.Id);
}
