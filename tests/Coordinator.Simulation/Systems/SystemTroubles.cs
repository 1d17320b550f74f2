namespace Coordinator.Simulation.Systems;

/// <summary>What befalls parts of a simulated system as a whole.</summary>
[Flags]
enum SystemTroubles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Hosts die and are started again.</summary>
    Crashes = 1,

    /// <summary>Hosts do nothing for seconds and then go on.</summary>
    Pauses = 2,

    /// <summary>Clocks are off, and jump.</summary>
    Skews = 4,

    /// <summary>A store does not answer, for a moment or for so long that it is dropped.</summary>
    StoreOutages = 8,

    /// <summary>The account of the hub does not answer.</summary>
    HubOutages = 16,

    /// <summary>For some seconds a third of all requests is refused by their stores.</summary>
    Bursts = 32,

    /// <summary>Operators move shards, drop stores and scrub.</summary>
    Operators = 64,

    /// <summary>All of it.</summary>
    All = Crashes | Pauses | Skews | StoreOutages | HubOutages | Bursts | Operators,
}
