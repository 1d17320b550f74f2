using Microsoft.DurableTask;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Someone who waits for an event.</summary>
interface IEventWaiter
{
    Type PayloadType { get; }

    void Deliver(string? payload, DataConverter converter);
}
