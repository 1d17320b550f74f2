using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>A message came.</summary>
/// <param name="Message">The message.</param>
sealed record MessageArrival(HeldMessage Message) : Arrival;
