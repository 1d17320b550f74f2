namespace Coordinator.Simulation.Nemesis.Ambushes;

/// <summary>Which requests of its kind an ambush holds, beside the first.</summary>
enum AmbushScope
{
    /// <summary>None.</summary>
    Request,

    /// <summary>Those of the same host.</summary>
    Host,

    /// <summary>Those of the same host to the same replica.</summary>
    HostAtReplica,

    /// <summary>Those of all hosts to the same replica.</summary>
    Replica,

    /// <summary>Those of all hosts that are about the same transaction.</summary>
    Transaction,
}
