namespace Coordinator.TestKit.Simulation;

/// <summary>Brings every continuation of a host to the scheduler, and drops them when the host is dead.</summary>
sealed class SimContext(SimHost host) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (host.IsAlive)
            host.Post(() => d(state), state);
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("A simulated host has one thread; nothing may block it.");

    public override SynchronizationContext CreateCopy() => this;
}
