namespace Coordinator.Core.Placement.Changes;

/// <summary>What became of the proposal of a change.</summary>
public enum ChangeStatus
{
    /// <summary>The register did not answer; it is safe to propose again.</summary>
    Unknown,

    /// <summary>The register says that it is pending: it is to be brought to its end.</summary>
    Pending,

    /// <summary>The shard is as the change wants it.</summary>
    Done,

    /// <summary>Another change is in the way: propose again when that is done.</summary>
    Busy,

    /// <summary>It cannot be done.</summary>
    Refused,
}
