namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>What is begun while a step is held.</summary>
enum Provocation
{
    /// <summary>Somebody resolves the attempt that the step is about, and may refuse it.</summary>
    Resolve,

    /// <summary>The replica that the step goes to is dropped, or another joins it if it is the only one.</summary>
    DropReplica,

    /// <summary>Another replica of the same slot is dropped, or one joins.</summary>
    DropOther,

    /// <summary>A replica joins the slot.</summary>
    Join,

    /// <summary>Old partitions are deleted.</summary>
    Purge,

    /// <summary>The host dies; what it sent is on its way.</summary>
    Crash,

    /// <summary>The host does not learn of a new placement.</summary>
    CutOff,
}
