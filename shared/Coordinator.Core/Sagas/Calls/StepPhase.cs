namespace Coordinator.Core.Sagas.Calls;

/// <summary>The calls that a step can make.</summary>
public enum StepPhase
{
    /// <summary>The plain action.</summary>
    Action,

    /// <summary>Its compensation.</summary>
    Compensate,

    /// <summary>TCC: reserve.</summary>
    Try,

    /// <summary>TCC: take what was reserved.</summary>
    Confirm,

    /// <summary>TCC: give it back.</summary>
    Cancel,
}
