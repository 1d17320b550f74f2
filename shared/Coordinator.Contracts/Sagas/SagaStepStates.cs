namespace Coordinator.Contracts.Sagas;

/// <summary>What the state of a saga's step can be.</summary>
public static class SagaStepStates
{
    /// <summary>Not started.</summary>
    public const string Pending = "pending";

    /// <summary>Under way; a tcc step also while it waits to be confirmed.</summary>
    public const string Running = "running";

    /// <summary>Done; a tcc step: confirmed.</summary>
    public const string Done = "done";

    /// <summary>Failed. At the end of a saga that went back: failed without an effect.</summary>
    public const string Failed = "failed";

    /// <summary>Being undone.</summary>
    public const string Compensating = "compensating";

    /// <summary>Nothing of it is left.</summary>
    public const string Compensated = "compensated";

    /// <summary>Never started because the saga went back, or left out by an operator.</summary>
    public const string Skipped = "skipped";

    /// <summary>Needs an operator: retry, skip or resolve.</summary>
    public const string Stuck = "stuck";
}
