namespace Coordinator.Core.Recovery;

/// <summary>What a poll of an attempt's participants shows.</summary>
enum PollResult
{
    /// <summary>A replica did not answer.</summary>
    Unknown,

    /// <summary>A guard was missing: the map is old; refresh it and poll again (A4).</summary>
    StaleMap,

    /// <summary>Some home replica says committed.</summary>
    Committed,

    /// <summary>A later attempt of the transaction has begun: aborted (A8).</summary>
    Superseded,

    /// <summary>Every home replica says aborted (A3).</summary>
    Aborted,

    /// <summary>Every slot says yes: committed.</summary>
    Prepared,

    /// <summary>Neither; somebody may still decide either way.</summary>
    Undecided,
}
