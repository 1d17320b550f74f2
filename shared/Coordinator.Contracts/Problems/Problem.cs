using System.ComponentModel;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Contracts.Problems;

/// <summary>An error on the wire (RFC 9457).</summary>
[Description("An error (RFC 9457). Decide by type; title and detail are for people.")]
public sealed record Problem
{
    /// <summary>One of <see cref="ProblemTypes"/>.</summary>
    [Description("A stable name for the kind of problem.")]
    public required string Type { get; init; }

    /// <summary>A short text for people, the same for every problem of a type.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What happened this time, for people.</summary>
    public string? Detail { get; init; }

    /// <summary>
    /// What is wrong by place: a JSON pointer into the body, a header's name, or <c>?name</c> for a query parameter.
    /// </summary>
    [Description("What is wrong by place: a JSON pointer into the body, a header's name, or ?name for a query "
        + "parameter.")]
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    /// <summary>The transaction; null when none was started.</summary>
    public string? TransactionId { get; init; }

    /// <summary>The saga; null when the problem is not about one.</summary>
    public string? SagaId { get; init; }

    /// <summary><c>aborted</c> or <c>inDoubt</c>; null when no transaction was started.</summary>
    [Description("aborted: nothing of it happened. inDoubt: nobody knows yet.")]
    public string? Outcome { get; init; }

    /// <summary>Whether the same request can succeed later.</summary>
    [Description("Whether the same request can succeed later.")]
    public bool? Retryable { get; init; }

    /// <summary>When aborted: which operations failed and why.</summary>
    public IReadOnlyList<OperationFailureBody>? Operations { get; init; }

    /// <summary>Of a lock: who has it.</summary>
    [Description("Of a lock that is held: its owner.")]
    public string? Holder { get; init; }

    /// <summary>Of a lock: when its lease ends unless it is renewed.</summary>
    [Description("Of a lock that is held: when its lease ends unless it is renewed.")]
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Of a view that is behind: the most that any slot lags; null when nobody knows.</summary>
    [Description("Of a view that is behind: how far it lags; absent when nobody knows.")]
    public long? LagMs { get; init; }

    /// <summary>Of a view that is behind: the slots in which it is.</summary>
    [Description("Of a view that is behind: the slots of which something may be missing.")]
    public IReadOnlyList<int>? Slots { get; init; }
}
