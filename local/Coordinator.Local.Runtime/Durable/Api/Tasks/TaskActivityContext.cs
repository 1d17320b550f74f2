namespace Microsoft.DurableTask;

/// <summary>Who asked for an activity.</summary>
public abstract class TaskActivityContext
{
    /// <summary>The activity's name.</summary>
    public abstract TaskName Name { get; }

    /// <summary>The instance of the orchestration that called it.</summary>
    public abstract string InstanceId { get; }

    /// <summary>The version of that orchestration; empty for none.</summary>
    public virtual string Version => "";
}
