namespace Coordinator.Contracts.Sagas;

/// <summary>At what a saga's step can be stuck.</summary>
public static class SagaStepStages
{
    /// <summary>Its action, try or wait, past the point of no return.</summary>
    public const string Forward = "forward";

    /// <summary>The confirm of a tcc step.</summary>
    public const string Confirm = "confirm";

    /// <summary>Finding out whether the pivot happened. Takes a retry only, since only the store can tell.</summary>
    public const string Settle = "settle";

    /// <summary>Its compensation or cancel.</summary>
    public const string Undo = "undo";
}
