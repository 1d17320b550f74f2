namespace Coordinator.Core.Sagas.Calls;

/// <summary>What an answer, or its absence, says about the effect of a call, and whether to ask again.</summary>
public enum AnswerKind
{
    /// <summary>
    /// Nobody knows: it may have happened, or still happen. Ask again under the same key. The default, so that a
    /// forgotten case errs on the safe side.
    /// </summary>
    Unknown,

    /// <summary>It happened.</summary>
    Done,

    /// <summary>It did not happen, and asking again is of no use.</summary>
    Refused,

    /// <summary>Asking again is of no use, and yet it may have happened.</summary>
    Broken,
}
