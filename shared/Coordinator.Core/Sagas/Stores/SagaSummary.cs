using System.Collections.Immutable;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Stores;

/// <summary>A saga in a list: what was true when its state last changed.</summary>
public sealed record SagaSummary
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is.</summary>
    public Tenant Tenant { get; init; }

    /// <summary>The name of its definition.</summary>
    public required string Definition { get; init; }

    /// <summary>The version of its definition.</summary>
    public required int Version { get; init; }

    /// <summary>Its state.</summary>
    public required SagaState State { get; init; }

    /// <summary>The steps that an operator skipped: see <see cref="SagaStatus.LeftBehind"/>.</summary>
    public ImmutableArray<string> LeftBehind { get; init; } = [];

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it went back; null when it did not.</summary>
    public string? Error { get; init; }

    /// <summary>The summary of a status.</summary>
    public static SagaSummary Of(SagaStatus status)
    {
        ArgumentNullException.ThrowIfNull(status);
        return new SagaSummary
        {
            Id = status.Id,
            Tenant = status.Tenant,
            Definition = status.Definition,
            Version = status.Version,
            State = status.State,
            LeftBehind = status.LeftBehind,
            StartedAt = status.StartedAt,
            EndedAt = status.EndedAt,
            Error = status.Error,
        };
    }
}
