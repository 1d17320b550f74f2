namespace Microsoft.DurableTask;

/// <summary>A task that an orchestrator called has failed.</summary>
public sealed class TaskFailedException : Exception
{
    /// <summary>A failure with its cause at hand.</summary>
    /// <param name="taskName">The task's name.</param>
    /// <param name="taskId">The task's number in its orchestration.</param>
    /// <param name="innerException">The cause.</param>
    public TaskFailedException(string taskName, int taskId, Exception innerException)
        : base(TextOf(taskName, taskId, Checked(innerException).Message), innerException)
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = TaskFailureDetails.FromException(innerException);
    }

    /// <summary>A failure as it stands in the history.</summary>
    /// <param name="taskName">The task's name.</param>
    /// <param name="taskId">The task's number in its orchestration.</param>
    /// <param name="failureDetails">The failure.</param>
    public TaskFailedException(string taskName, int taskId, TaskFailureDetails failureDetails)
        : base(TextOf(taskName, taskId, Checked(failureDetails).ErrorMessage))
    {
        TaskName = taskName;
        TaskId = taskId;
        FailureDetails = failureDetails;
    }

    /// <summary>The task's name.</summary>
    public string TaskName { get; }

    /// <summary>The task's number in its orchestration.</summary>
    public int TaskId { get; }

    /// <summary>How it failed. Exceptions never travel: only their types' names and messages do.</summary>
    public TaskFailureDetails FailureDetails { get; }

    /// <summary>Whether a retry cannot help: there is no such task.</summary>
    internal bool IsFinal { get; init; }

    static string TextOf(string taskName, int taskId, string cause) =>
        $"Task '{taskName}' (#{taskId}) failed with an unhandled exception: {cause}";

    static T Checked<T>(T value)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(value);
        return value;
    }
}
