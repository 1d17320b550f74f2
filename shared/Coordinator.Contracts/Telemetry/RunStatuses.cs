namespace Coordinator.Contracts.Telemetry;

/// <summary>The values of <see cref="RunBody.Status"/>.</summary>
public static class RunStatuses
{
    /// <summary>Under way.</summary>
    public const string Running = "running";

    /// <summary>All of it happened.</summary>
    public const string Committed = "committed";

    /// <summary>None of it happened.</summary>
    public const string Aborted = "aborted";

    /// <summary>This run did not learn what became of it.</summary>
    public const string InDoubt = "inDoubt";
}
