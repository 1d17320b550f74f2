namespace Coordinator.Core.Sagas;

/// <summary>What is known about a step's effect on the world.</summary>
enum StepEffect
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>There may be one, now or later.</summary>
    Possible,

    /// <summary>There is one.</summary>
    Happened,
}
