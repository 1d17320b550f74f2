namespace Microsoft.DurableTask;

/// <summary>How an orchestrator calls another orchestrator.</summary>
public record SubOrchestrationOptions : TaskOptions
{
    /// <summary>Options.</summary>
    /// <param name="retry">How it is retried; null for not at all.</param>
    /// <param name="instanceId">The instance id; null for one that follows from the caller's.</param>
    public SubOrchestrationOptions(TaskRetryOptions? retry = null, string? instanceId = null)
        : base(retry) => InstanceId = instanceId;

    /// <summary>Options on top of others.</summary>
    /// <param name="options">The others.</param>
    /// <param name="instanceId">The instance id; null for that of the others.</param>
    public SubOrchestrationOptions(TaskOptions options, string? instanceId = null)
        : base(options) => InstanceId = instanceId ?? (options as SubOrchestrationOptions)?.InstanceId;

    /// <summary>A copy.</summary>
    /// <param name="options">What is copied.</param>
    public SubOrchestrationOptions(SubOrchestrationOptions options)
        : base(options)
    {
        ArgumentNullException.ThrowIfNull(options);
        InstanceId = options.InstanceId;
    }

    /// <summary>The instance id; null for one that follows from the caller's.</summary>
    public string? InstanceId { get; init; }

    /// <summary>The version of what is called; null for the default one.</summary>
    public new TaskVersion? Version
    {
        get => base.Version;
        init => base.Version = value;
    }
}
