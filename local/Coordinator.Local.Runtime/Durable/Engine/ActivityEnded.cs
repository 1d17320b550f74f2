using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>An activity that ran here has ended.</summary>
/// <param name="Key">Which.</param>
/// <param name="Outcome">How.</param>
/// <param name="WorkItem">The message that offered it; null when the step itself had it run.</param>
sealed record ActivityEnded(WorkKey Key, OutcomeEvent Outcome, HeldMessage? WorkItem) : Arrival;
