using Microsoft.Extensions.Logging;

namespace Coordinator.Local.Runtime.Durable;

/// <summary>
/// What the durable engine logs; never payloads. Ids: 100-119 engine, 120-139 instances, 140-159 activities.
/// </summary>
static partial class Log
{
    [LoggerMessage(100, LogLevel.Information,
        "The hub '{Hub}' runs {Orchestrators} orchestrators and {Activities} activities")]
    public static partial void Started(ILogger log, string hub, int orchestrators, int activities);

    [LoggerMessage(101, LogLevel.Warning, "The {Queue} queue cannot be read; it is tried again")]
    public static partial void QueueUnreachable(ILogger log, Exception error, Storage.HubQueue queue);

    [LoggerMessage(102, LogLevel.Error, "A message of the {Queue} queue cannot be read; it goes to the poison queue")]
    public static partial void UnreadableMessage(ILogger log, Storage.HubQueue queue);

    [LoggerMessage(103, LogLevel.Warning, "The lease of a message for '{Instance}' could not be renewed")]
    public static partial void LeaseNotRenewed(ILogger log, Exception? error, string instance);

    [LoggerMessage(104, LogLevel.Warning, "Something to be stored for '{Instance}' could not be; it is tried again")]
    public static partial void StorageFailed(ILogger log, Exception error, string instance);

    [LoggerMessage(105, LogLevel.Warning, "The look for instances that have not started failed; it is tried again")]
    public static partial void SweepFailed(ILogger log, Exception error);

    [LoggerMessage(106, LogLevel.Warning, "'{Instance}' was to start and no message says so; it is sent again")]
    public static partial void StartRepaired(ILogger log, string instance);

    [LoggerMessage(107, LogLevel.Warning, "A message that is done with could not be deleted; it will come again")]
    public static partial void MessageNotDeleted(ILogger log, Exception error);

    [LoggerMessage(108, LogLevel.Critical, "The durable engine has ended unexpectedly; the host ends")]
    public static partial void EngineFailed(ILogger log, Exception error);

    [LoggerMessage(109, LogLevel.Warning,
        "Orchestrations wait: the account of their hub does not answer (status {Status}, {Exception}); it is asked "
        + "again")]
    public static partial void HubUnreachable(ILogger log, int status, string exception);

    [LoggerMessage(120, LogLevel.Information, "'{Instance}' ({Name}) started")]
    public static partial void InstanceStarted(ILogger log, string instance, string name);

    [LoggerMessage(121, LogLevel.Information, "'{Instance}' ({Name}) ended: {Status}")]
    public static partial void InstanceEnded(
        ILogger log, string instance, string name, Microsoft.DurableTask.Client.OrchestrationRuntimeStatus status);

    [LoggerMessage(122, LogLevel.Warning, "'{Instance}' ({Name}) failed: {ErrorType}: {ErrorMessage}")]
    public static partial void InstanceFailed(
        ILogger log, string instance, string name, string errorType, string errorMessage);

    [LoggerMessage(123, LogLevel.Debug, "A step of '{Instance}' was overtaken by another host; it is made again")]
    public static partial void StepOvertaken(ILogger log, string instance);

    [LoggerMessage(124, LogLevel.Error, "A step of '{Instance}' could not be made or stored (attempt {Attempt})")]
    public static partial void StepFailed(ILogger log, Exception error, string instance, int attempt);

    [LoggerMessage(125, LogLevel.Critical, "Messages for '{Instance}' cannot be handled; they go to the poison queue")]
    public static partial void MessagesPoisoned(ILogger log, string instance);

    [LoggerMessage(126, LogLevel.Information, "A message for '{Instance}' came again; what it led to is made sure of")]
    public static partial void Redriven(ILogger log, string instance);

    [LoggerMessage(127, LogLevel.Critical,
        "'{Instance}' cannot go on, and that cannot be stored; it stays as it is, and the sweep comes back to it")]
    public static partial void InstanceNotFailed(ILogger log, Exception error, string instance);

    [LoggerMessage(128, LogLevel.Debug, "Nothing has happened to '{Instance}' for long; it is looked after")]
    public static partial void LookedAfter(ILogger log, string instance);

    [LoggerMessage(140, LogLevel.Warning, "The activity '{Activity}' of '{Instance}' (#{TaskId}) failed")]
    public static partial void ActivityFailed(
        ILogger log, Exception error, string activity, string instance, int taskId);

    [LoggerMessage(141, LogLevel.Error,
        "The activity '{Activity}' of '{Instance}' (#{TaskId}) was delivered {Deliveries} times; it counts as failed")]
    public static partial void ActivityPoisoned(
        ILogger log, string activity, string instance, int taskId, long deliveries);
}
