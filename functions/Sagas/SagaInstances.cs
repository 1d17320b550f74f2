namespace Coordinator.Functions.Sagas;

/// <summary>What the API and the orchestration of sagas call each other by. Stored, hence never changed.</summary>
static class SagaInstances
{
    /// <summary>The orchestration's name; its input is a <see cref="Core.Sagas.SagaStart"/>.</summary>
    public const string Orchestration = "SagaOrchestration";

    /// <summary>
    /// The one external event that it waits for; its payload is a recorded <see cref="Core.Sagas.SagaSignal"/>. One
    /// name for all, so that their order is part of the history.
    /// </summary>
    public const string SignalEvent = "signal";

    const string Prefix = "saga.";

    /// <summary>The instance id of a saga, apart from those of transactions.</summary>
    public static string IdOf(string saga) => Prefix + saga;
}
