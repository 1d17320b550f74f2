using Coordinator.Contracts.Problems;

namespace Coordinator.Client.Http;

/// <summary>What every answer tells of itself, whatever it is an answer to.</summary>
interface IAnswer
{
    /// <summary>The HTTP status.</summary>
    int Status { get; }

    /// <summary>The problem; null when there is none.</summary>
    Problem? Problem { get; }

    /// <summary>How long the server asks to wait; null when it does not say.</summary>
    TimeSpan? RetryAfter { get; }

    /// <summary>Whether it holds what was asked for.</summary>
    bool HasValue { get; }
}
