namespace Coordinator.Simulation.Systems.Clients;

/// <summary>What clients of a simulated system do.</summary>
[Flags]
enum SystemWorkloads
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>They append to lists and read them.</summary>
    Lists = 1,

    /// <summary>They order from a stock, and read a view of the orders.</summary>
    Checkout = 2,

    /// <summary>They start sagas.</summary>
    Sagas = 4,

    /// <summary>They have transactions run in orchestrations, and ask for the end.</summary>
    Async = 8,

    /// <summary>Most of them want the same item, at once. Not among the usual ones.</summary>
    HotSlot = 16,

    /// <summary>All the usual ones.</summary>
    All = Lists | Checkout | Sagas | Async,
}
