using System.Globalization;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Coordinator.Local.Runtime.Durable.Storage;
using Coordinator.Local.Runtime.Worker.Queues;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>
/// Gives up an instance that no step can be made or stored for, whatever is tried: what came for it last goes to the
/// poison queue, and it ends as failed, so that nobody waits for it in vain.
/// </summary>
sealed class Surrender(string instanceId, EngineParts parts)
{
    /// <summary>The type of the failure of an instance that was given up.</summary>
    public const string PoisonedType = "PoisonInstance";

    /// <summary>Gives it up; once more does no harm.</summary>
    /// <param name="messages">What came for it last.</param>
    /// <param name="held">The ids of these and of all others that may come again.</param>
    /// <param name="error">What the last attempt failed with.</param>
    /// <returns>
    /// Whether there is nothing left to be done for it; not when another host has gone on with it. With it how it
    /// ended; null when there is no such instance, it had ended, or even that could not be stored.
    /// </returns>
    public async Task<(bool IsOver, InstanceState? Failed)> RunAsync(
        IReadOnlyCollection<HeldMessage> messages, IReadOnlyCollection<string> held, Exception error)
    {
        Log.MessagesPoisoned(parts.Log, instanceId);
        var poison = messages.Where(message => message.Content.Kind != MessageKind.Look).ToList();
        try
        {
            foreach (var message in poison)
                await parts.Hub.Messenger.PoisonAsync(message.Content);
            if (await parts.Hub.Storage.ReadAsync(instanceId) is not { } row || HasEnded(row))
                return (true, null);
            await SendOutboxAsync(row);
            var failed = await parts.Hub.Instances.FailAsync(
                row, FailureOf(error, poison.Count), held, parts.Hub.Time.GetUtcNow());
            return (failed is not null, failed);
        }
#pragma warning disable CA1031 // It is logged; the sweep comes back to the instance.
        catch (Exception unwritable) when (!StorageFault.Is(unwritable))
#pragma warning restore CA1031
        {
            Log.InstanceNotFailed(parts.Log, unwritable, instanceId);
            return (true, null);
        }
    }

    /// <summary>
    /// Steps that are committed sent these; where they have arrived already they are known by their ids.
    /// </summary>
    async Task SendOutboxAsync(InstanceRow row)
    {
        foreach (var message in InstanceJson.Read(row.Document).Outbox ?? [])
            await parts.Hub.Messenger.SendAsync(message);
    }

    Failure FailureOf(Exception error, int messages) => new(
        PoisonedType,
        "No step of the orchestration could be made or stored, again and again; the cause is the inner failure. "
        + string.Create(
            CultureInfo.InvariantCulture,
            $"What came for it last ({messages} messages) is in the poison queue of the hub "
            + $"'{parts.Hub.Settings.Hub}'."),
        Inner: Failure.Of(error));

    static bool HasEnded(InstanceRow row) => row.Status is OrchestrationRuntimeStatus.Completed
        or OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated;
}
