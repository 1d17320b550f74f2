using System.ComponentModel;

namespace Microsoft.DurableTask.Client;

/// <summary>Starts orchestrations and looks after them; functions get it by <c>[DurableClient]</c>.</summary>
public abstract class DurableTaskClient : IAsyncDisposable
{
    /// <summary>A client.</summary>
    /// <param name="name">Its name: the task hub.</param>
    protected DurableTaskClient(string name) => Name = name;

    /// <summary>Its name: the task hub.</summary>
    public string Name { get; }

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="cancellation">Stops waiting; it may start all the same.</param>
    /// <returns>The instance.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="cancellation">Stops waiting; it may start all the same.</param>
    /// <returns>The instance.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input, CancellationToken cancellation) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, input, null, cancellation);

    /// <summary>Starts an orchestration.</summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="options">Instance id, time.</param>
    /// <param name="cancellation">Stops waiting; it may start all the same.</param>
    /// <returns>The instance.</returns>
    public virtual Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, StartOrchestrationOptions options, CancellationToken cancellation = default) =>
        ScheduleNewOrchestrationInstanceAsync(orchestratorName, null, options, cancellation);

    /// <summary>
    /// Starts an orchestration. Where an instance of the id stands in the way (see
    /// <see cref="StartOrchestrationOptions.DedupeStatuses"/>) it throws an <see cref="InvalidOperationException"/>:
    /// the official one is DurableTask.Core's OrchestrationAlreadyExistsException, which derives from that.
    /// </summary>
    /// <param name="orchestratorName">The orchestrator.</param>
    /// <param name="input">Its input.</param>
    /// <param name="options">Instance id, time, what to do about an instance of that id.</param>
    /// <param name="cancellation">Stops waiting; it may start all the same.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="InvalidOperationException">An instance of the id stands in the way.</exception>
    public abstract Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default);

    /// <summary>Sends an event without a payload.</summary>
    /// <param name="instanceId">To which instance; it is lost when there is none or it has ended.</param>
    /// <param name="eventName">Its name; case does not matter.</param>
    /// <param name="cancellation">Stops waiting; it may be sent all the same.</param>
    public virtual Task RaiseEventAsync(string instanceId, string eventName, CancellationToken cancellation) =>
        RaiseEventAsync(instanceId, eventName, null, cancellation);

    /// <summary>Sends an event.</summary>
    /// <param name="instanceId">To which instance; it is lost when there is none or it has ended.</param>
    /// <param name="eventName">Its name; case does not matter.</param>
    /// <param name="eventPayload">Its payload.</param>
    /// <param name="cancellation">Stops waiting; it may be sent all the same.</param>
    public abstract Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default);

    /// <summary>Waits until an instance has started.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, CancellationToken cancellation) =>
        WaitForInstanceStartAsync(instanceId, false, cancellation);

    /// <summary>Waits until an instance has started.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input and output come with it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="InvalidOperationException">There is no such instance.</exception>
    public abstract Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Waits until an instance has ended.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public virtual Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, CancellationToken cancellation) =>
        WaitForInstanceCompletionAsync(instanceId, false, cancellation);

    /// <summary>Waits until an instance has ended; one that does not exist yet is waited for.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input and output come with it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public abstract Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Ends an instance. Activities that run are not stopped; what they give is thrown away.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting; it may be ended all the same.</param>
    public virtual Task TerminateInstanceAsync(string instanceId, CancellationToken cancellation) =>
        TerminateInstanceAsync(instanceId, null, cancellation);

    /// <summary>Ends an instance. Activities that run are not stopped; what they give is thrown away.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="output">What its output is then.</param>
    /// <param name="cancellation">Stops waiting; it may be ended all the same.</param>
    public virtual Task TerminateInstanceAsync(
        string instanceId, object? output, CancellationToken cancellation = default) =>
        TerminateInstanceAsync(
            instanceId, output is null ? null : new TerminateInstanceOptions(output), cancellation);

    /// <summary>Ends an instance. Activities that run are not stopped; what they give is thrown away.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">Its output, and whether the orchestrations that it called end too.</param>
    /// <param name="cancellation">Stops waiting; it may be ended all the same.</param>
    public virtual Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot terminate orchestrations.");

    /// <summary>Suspends an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting; it may be suspended all the same.</param>
    public virtual Task SuspendInstanceAsync(string instanceId, CancellationToken cancellation) =>
        SuspendInstanceAsync(instanceId, null, cancellation);

    /// <summary>
    /// Suspends an instance: what happens to it is kept, and its orchestrator sees it when it is resumed.
    /// </summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why; kept in its history.</param>
    /// <param name="cancellation">Stops waiting; it may be suspended all the same.</param>
    public abstract Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Resumes an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting; it may be resumed all the same.</param>
    public virtual Task ResumeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        ResumeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Resumes an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="reason">Why; kept in its history.</param>
    /// <param name="cancellation">Stops waiting; it may be resumed all the same.</param>
    public abstract Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default);

    /// <summary>Looks at an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(string instanceId, CancellationToken cancellation) =>
        GetInstanceAsync(instanceId, false, cancellation);

    /// <summary>Looks at an instance.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input and output come with it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when there is none.</returns>
    public virtual Task<OrchestrationMetadata?> GetInstanceAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation);

    /// <summary>The same as <see cref="GetInstanceAsync(string, bool, CancellationToken)"/>; use that.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="getInputsAndOutputs">Whether input and output come with it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>Null when there is none.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public abstract Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default);

    /// <summary>Lists instances. The order is not defined.</summary>
    /// <param name="filter">Which; null for all.</param>
    public abstract AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null);

    /// <summary>Forgets an instance that has ended, with its history.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="cancellation">Stops waiting; it may be forgotten all the same.</param>
    public virtual Task<PurgeResult> PurgeInstanceAsync(string instanceId, CancellationToken cancellation) =>
        PurgeInstanceAsync(instanceId, null, cancellation);

    /// <summary>Forgets an instance that has ended, with its history.</summary>
    /// <param name="instanceId">The instance.</param>
    /// <param name="options">Whether the orchestrations that it called are forgotten too.</param>
    /// <param name="cancellation">Stops waiting; it may be forgotten all the same.</param>
    /// <exception cref="InvalidOperationException">It has not ended.</exception>
    public virtual Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot purge orchestrations.");

    /// <summary>Forgets instances that have ended, with their histories.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, CancellationToken cancellation) =>
        PurgeAllInstancesAsync(filter, null, cancellation);

    /// <summary>Forgets instances that have ended, with their histories.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="options">Whether the orchestrations that they called are forgotten too.</param>
    /// <param name="cancellation">Stops.</param>
    public virtual Task<PurgeResult> PurgeAllInstancesAsync(
        PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType()} cannot purge orchestrations.");

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
