namespace Coordinator.Core.Rows;

/// <summary>What a slot's replica says about an attempt. An absent row is the third answer: not yet.</summary>
public enum VoteState
{
    /// <summary>Yes: the intents are in place.</summary>
    Prepared,

    /// <summary>No, for ever.</summary>
    Aborted,
}
