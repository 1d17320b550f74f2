namespace Coordinator.Core.Sagas;

/// <summary>How a stage of a step ended.</summary>
enum FlowEnd
{
    /// <summary>It succeeded.</summary>
    Done,

    /// <summary>Closing found that the step never happened and never will.</summary>
    NeverHappened,

    /// <summary>
    /// It will not succeed by itself: refused, attempts used up, timed out, or an expression without a value.
    /// </summary>
    GaveUp,

    /// <summary>It was stopped between two attempts, or in a wait.</summary>
    Stopped,
}
