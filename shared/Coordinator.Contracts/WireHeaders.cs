namespace Coordinator.Contracts;

/// <summary>Header names that HTTP itself does not define.</summary>
public static class WireHeaders
{
    /// <summary>The transaction's id, so that a repeated request gets the first one's answer.</summary>
    public const string IdempotencyKey = "Idempotency-Key";

    /// <summary>The commit time of the item in the answer: opaque, ordered as text.</summary>
    public const string CommitTime = "Coordinator-Commit-Time";

    /// <summary>The caller's key.</summary>
    public const string FunctionsKey = "x-functions-key";
}
