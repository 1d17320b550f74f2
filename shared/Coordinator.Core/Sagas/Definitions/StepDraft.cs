namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A step as read, before the steps are looked at together.</summary>
sealed class StepDraft
{
    public required SourceNode Node { get; init; }

    /// <summary>Null when it is missing or wrong.</summary>
    public string? Name { get; init; }

    /// <summary>Null when it is missing or wrong.</summary>
    public StepAction? Action { get; init; }

    public StepCall? Compensation { get; init; }

    public RetryPolicy? Retry { get; init; }

    public required TimeSpan Timeout { get; init; }

    /// <summary>Whether <c>pivot</c> is true.</summary>
    public bool IsPivot { get; init; }

    /// <summary>Every expression in the step.</summary>
    public required List<ReferenceUse> Uses { get; init; }

    /// <summary>The value of <c>after</c>; null when it is not given.</summary>
    public SourceNode? After => Node.Member("after");

    /// <summary>What it is called in messages.</summary>
    public string Title => Name ?? $"step {Node.Token}";

    /// <summary>The token that stands for the whole step in messages: its name, where it has one.</summary>
    public SourceNode Mark => Node.Member("name") ?? Node;
}
