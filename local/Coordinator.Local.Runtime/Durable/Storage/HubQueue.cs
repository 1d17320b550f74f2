namespace Coordinator.Local.Runtime.Durable.Storage;

/// <summary>A queue of the hub.</summary>
enum HubQueue
{
    /// <summary>What happened to instances.</summary>
    Control,

    /// <summary>Activities that any host may run.</summary>
    WorkItems,

    /// <summary>What nobody could read or handle; for people to look at.</summary>
    Poison,
}
