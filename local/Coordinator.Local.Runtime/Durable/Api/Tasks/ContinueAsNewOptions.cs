namespace Microsoft.DurableTask;

/// <summary>How an orchestration goes on with an empty history.</summary>
public class ContinueAsNewOptions
{
    /// <summary>The input of the next execution.</summary>
    public object? NewInput { get; set; }

    /// <summary>Whether events that were not waited for yet go to the next execution; yes by default.</summary>
    public bool PreserveUnprocessedEvents { get; set; } = true;

    /// <summary>The version of the next execution; null to keep it.</summary>
    public string? NewVersion { get; set; }
}
