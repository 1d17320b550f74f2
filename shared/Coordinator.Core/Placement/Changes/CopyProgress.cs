namespace Coordinator.Core.Placement.Changes;

/// <summary>What a pass over some slots of a shard did.</summary>
/// <param name="RowsWritten">Rows written and deleted in all of them.</param>
/// <param name="Status">How the slots' passes ended: what the next step has to reckon with.</param>
public sealed record CopyProgress(int RowsWritten, CopyStatus Status)
{
    /// <summary>Of the ends of several passes that which matters most.</summary>
    public static CopyStatus Worse(CopyStatus one, IEnumerable<CopyStatus> others) =>
        others.Append(one).MaxBy(Weight);

    static int Weight(CopyStatus status) => status switch
    {
        CopyStatus.Unreadable => 5,
        CopyStatus.Superseded => 4,
        CopyStatus.Silent => 3,
        CopyStatus.Written => 2,
        CopyStatus.Clean => 1,
        _ => 0,
    };
}
