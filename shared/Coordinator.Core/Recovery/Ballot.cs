namespace Coordinator.Core.Recovery;

/// <summary>
/// What one replica says about an attempt. At the home slot the outcome row speaks, elsewhere the vote row.
/// </summary>
enum Ballot
{
    /// <summary>The replica did not answer.</summary>
    Unknown,

    /// <summary>Not yet: no row of this attempt.</summary>
    Absent,

    /// <summary>Prepared, or Pending at home.</summary>
    Yes,

    /// <summary>
    /// Aborted; at home also: the same attempt number of another coordinator run, which can never be ours (A7).
    /// </summary>
    No,

    /// <summary>Home only: committed.</summary>
    Committed,

    /// <summary>Home only: a later attempt has begun, so this one was aborted at every home replica (A8).</summary>
    Later,
}
