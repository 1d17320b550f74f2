using Coordinator.Local.Runtime.Durable.History;

namespace Coordinator.Local.Runtime.Durable.Execution;

/// <summary>Carries a failure from the history to the call that it belongs to; orchestrators never see it.</summary>
sealed class StoredFailureException(Failure failure) : Exception(failure.Message)
{
    public Failure Failure => failure;
}
