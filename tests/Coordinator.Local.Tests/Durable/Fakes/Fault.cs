namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>What happens to a request.</summary>
enum Fault
{
    None,

    /// <summary>It fails, and nothing has happened.</summary>
    Before,

    /// <summary>It happens, and its answer is lost.</summary>
    After,

    /// <summary>It fails, and happens all the same just before the host's next write.</summary>
    Late,

    /// <summary>The host goes down before it.</summary>
    DownBefore,

    /// <summary>The host goes down after it.</summary>
    DownAfter,
}
