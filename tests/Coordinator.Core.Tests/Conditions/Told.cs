using Coordinator.Core.Model;

namespace Coordinator.Core.Tests.Conditions;

/// <summary>What somebody was told of an attempt.</summary>
sealed record Told(string Who, AttemptId Attempt, bool IsCommitted)
{
    public override string ToString() =>
        $"{Who} was told that {Attempt} {(IsCommitted ? "committed" : "aborted")}";
}
