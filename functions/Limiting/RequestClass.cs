namespace Coordinator.Functions.Limiting;

/// <summary>How late a request is shed when a host has too much to do; the first is shed last.</summary>
enum RequestClass
{
    /// <summary>It tells or settles what has begun: outcomes, what is in doubt, what operators do.</summary>
    Settling,

    /// <summary>It reads, or lets what has begun go on.</summary>
    Ongoing,

    /// <summary>It begins something.</summary>
    Beginning,

    /// <summary>It mostly waits, up to a minute, and takes next to nothing meanwhile.</summary>
    Waiting,
}
