namespace Coordinator.Contracts.Telemetry;

/// <summary>The values of <see cref="RunPhaseBody.Name"/>.</summary>
public static class RunPhases
{
    /// <summary>Items are read.</summary>
    public const string Read = "read";

    /// <summary>Conditions and new values are worked out.</summary>
    public const string Evaluate = "evaluate";

    /// <summary>The batches of an attempt are on the way.</summary>
    public const string Prepare = "prepare";

    /// <summary>An attempt, its own or one in its way, is looked after.</summary>
    public const string Resolve = "resolve";

    /// <summary>It waits before it tries again.</summary>
    public const string Backoff = "backoff";

    /// <summary>What was committed is applied, after the answer.</summary>
    public const string Finish = "finish";
}
