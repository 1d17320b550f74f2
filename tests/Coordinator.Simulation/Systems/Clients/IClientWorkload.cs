namespace Coordinator.Simulation.Systems.Clients;

/// <summary>What clients do over HTTP, and what must be true of it.</summary>
interface IClientWorkload
{
    /// <summary>Makes ready what all clients need, before anything goes wrong.</summary>
    Task PrepareAsync(SystemClient client);

    /// <summary>One thing that a client does.</summary>
    Task StepAsync(SystemClient client);

    /// <summary>Whether all that it began has come to its end; asked when the faults are over.</summary>
    Task<bool> HasEndedAsync(SystemClient client);

    /// <summary>Throws unless all is as it was promised; asked when everything has come to its end.</summary>
    Task RequireKeptAsync(SystemClient client);
}
