namespace Coordinator.EndToEnd.Tests.Processes;

enum StopBy
{
    /// <summary>SIGTERM: what a service manager sends.</summary>
    Terminate,

    /// <summary>SIGINT: what Ctrl+C sends.</summary>
    Interrupt,
}
