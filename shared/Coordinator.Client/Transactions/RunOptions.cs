namespace Coordinator.Client;

/// <summary>Choices of one call.</summary>
public sealed record RunOptions
{
    /// <summary>Tell the plan and its cost.</summary>
    public bool Explain { get; init; }

    /// <summary>Evaluate, write nothing.</summary>
    public bool DryRun { get; init; }

    internal string Query => (Explain, DryRun) switch
    {
        (false, false) => "",
        (true, false) => "?explain=true",
        (false, true) => "?dryRun=true",
        (true, true) => "?explain=true&dryRun=true",
    };
}
