using System.Collections.Immutable;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using DurableTask.Core.Exceptions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Client;

/// <summary>
/// Starts orchestrations: the instance is created first, then the message that starts it is sent. Whoever goes down in
/// between leaves an instance that is to start; asking for it again sends the message again, and so does the sweep.
/// </summary>
sealed class InstanceStarter(Hub hub)
{
    static readonly OrchestrationRuntimeStatus[] NotEnded =
    [
        OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended,
    ];

    /// <summary>Starts an orchestration.</summary>
    /// <param name="name">The orchestrator.</param>
    /// <param name="input">Its input as JSON.</param>
    /// <param name="options">Id, time, version, what stands in its way.</param>
    /// <param name="endOf">Waits for the end of an instance that is to make room.</param>
    /// <param name="cancellation">Stops before something is changed.</param>
    /// <returns>The instance.</returns>
    /// <exception cref="OrchestrationAlreadyExistsException">An instance of the id stands in the way.</exception>
    public async Task<string> StartAsync(
        TaskName name,
        string? input,
        StartOrchestrationOptions? options,
        Func<string, Task> endOf,
        CancellationToken cancellation)
    {
        if (name == default)
            throw new ArgumentException("An orchestrator has a name.", nameof(name));
        var blocking = Blocking(options?.DedupeStatuses);
        var instance = NewInstance(name, input, options);
        InstanceIds.Require(instance.InstanceId);
        cancellation.ThrowIfCancellationRequested();
        while (!await hub.Instances.InsertAsync(instance))
        {
            if (await hub.Instances.PeekAsync(instance.InstanceId) is not var (found, row))
                continue;
            if (blocking.Contains(found.Status))
                throw await RefusalAsync(found);
            cancellation.ThrowIfCancellationRequested();
            if (found.HasEnded && await hub.Instances.ReplaceAsync(instance, row.ETag))
                break;
            if (!found.HasEnded)
                await MakeRoomAsync(found, endOf);
        }
        await SendStartAsync(instance);
        return instance.InstanceId;
    }

    static HashSet<OrchestrationRuntimeStatus> Blocking(IReadOnlyList<string>? dedupeStatuses)
    {
        if (dedupeStatuses is null)
            return [.. NotEnded];
        HashSet<OrchestrationRuntimeStatus> blocking = [.. dedupeStatuses.Select(Parse)];
        if (blocking.Contains(OrchestrationRuntimeStatus.Terminated)
            && NotEnded.Any(status => !blocking.Contains(status)))
            throw new ArgumentException(
                "A terminated instance cannot stand in the way where a running one does not: it is terminated first.",
                nameof(dedupeStatuses));
        return blocking;
    }

    static OrchestrationRuntimeStatus Parse(string status) =>
        Enum.TryParse<OrchestrationRuntimeStatus>(status, ignoreCase: true, out var parsed)
            ? parsed
            : throw new ArgumentException($"'{status}' is no state of an instance.", nameof(status));

    InstanceState NewInstance(TaskName name, string? input, StartOrchestrationOptions? options)
    {
        var now = hub.Time.GetUtcNow();
        return new InstanceState
        {
            InstanceId = options?.InstanceId ?? hub.Ids.NewId(),
            ExecutionId = hub.Ids.NewId(),
            Name = name.Name,
            Version = options?.Version is { } version ? version.Version : hub.Settings.DefaultVersion,
            CreatedAt = now,
            UpdatedAt = now,
            StartAt = options?.StartAt > now ? options.StartAt.Value.ToUniversalTime() : null,
            Input = input,
            Tags = options?.Tags.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty,
        };
    }

    async Task<OrchestrationAlreadyExistsException> RefusalAsync(InstanceState found)
    {
        if (found.Status == OrchestrationRuntimeStatus.Pending)
            await SendStartAsync(found);
        return new OrchestrationAlreadyExistsException(
            $"An orchestration '{found.InstanceId}' exists and is {found.Status}.");
    }

    Task SendStartAsync(InstanceState instance) => hub.Messenger.SendAsync(
        StartMessage.Of(instance.InstanceId, instance.ExecutionId, hub.Ids),
        instance.StartAt is { } startAt ? startAt - hub.Time.GetUtcNow() : TimeSpan.Zero);

    async Task MakeRoomAsync(InstanceState found, Func<string, Task> endOf)
    {
        await hub.Messenger.SendAsync(new HubMessage(hub.Ids.NewId(), MessageKind.Terminate, found.InstanceId));
        await endOf(found.InstanceId);
    }
}
