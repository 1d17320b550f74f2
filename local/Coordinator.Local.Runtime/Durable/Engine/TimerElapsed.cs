using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>An alarm of this process went off.</summary>
/// <param name="Key">The timer.</param>
/// <param name="Message">The message that would have shown later; null when the timer has none.</param>
sealed record TimerElapsed(WorkKey Key, HeldMessage? Message) : Arrival;
