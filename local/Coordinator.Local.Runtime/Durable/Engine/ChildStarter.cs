using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;
using Coordinator.Local.Runtime.Durable.Messages;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Engine;

/// <summary>Starts the orchestrations that others call, and tells the callers how they ended.</summary>
sealed class ChildStarter(Hub hub)
{
    /// <summary>The type of the failure of a call whose instance id another running instance has.</summary>
    public const string ExistsType = "DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException";

    /// <summary>Starts a called orchestration; once more does no harm.</summary>
    /// <param name="caller">Who called it.</param>
    /// <param name="call">The call.</param>
    public async Task StartAsync(InstanceState caller, ChildScheduled call)
    {
        var link = new ParentLink(caller.Name, caller.InstanceId, caller.ExecutionId, call.Id);
        var child = NewInstance(link, call);
        while (!await hub.Instances.InsertAsync(child))
        {
            if (await hub.Instances.PeekAsync(call.InstanceId) is not var (found, row))
                continue;
            if (found.Parent == link)
            {
                await GoOnAsync(found);
                return;
            }
            if (!found.HasEnded)
            {
                await RefuseAsync(link, call);
                return;
            }
            if (await hub.Instances.ReplaceAsync(child, row.ETag))
                break;
        }
        await hub.Messenger.SendAsync(StartMessage.Of(child.InstanceId, child.ExecutionId, hub.Ids));
    }

    /// <summary>Tells the caller of an orchestration how that ended; once more does no harm.</summary>
    /// <param name="child">The orchestration that has ended.</param>
    /// <param name="link">The call.</param>
    public Task ReportAsync(InstanceState child, ParentLink link)
    {
        var report = new HubMessage(ReportId(link, child.ExecutionId), MessageKind.ChildEnded, link.InstanceId)
        {
            ExecutionId = link.ExecutionId,
            TaskId = link.TaskId,
        };
        return hub.Messenger.SendAsync(child.Status switch
        {
            OrchestrationRuntimeStatus.Completed => report with { Payload = child.Output },
            OrchestrationRuntimeStatus.Failed => report with { Failure = child.Failure },
            _ => report with
            {
                Failure = new Failure("Terminated", $"The orchestration '{child.InstanceId}' was terminated."),
            },
        });
    }

    InstanceState NewInstance(ParentLink link, ChildScheduled call)
    {
        var now = hub.Time.GetUtcNow();
        return new InstanceState
        {
            InstanceId = call.InstanceId,
            ExecutionId = hub.Ids.NewId(),
            Name = call.Name,
            Version = call.Version ?? "",
            CreatedAt = now,
            UpdatedAt = now,
            Input = call.Input,
            Parent = link,
            Tags = call.Tags?.ToImmutableDictionary() ?? ImmutableDictionary<string, string>.Empty,
        };
    }

    /// <summary>The call was made before; this is its instance.</summary>
    async Task GoOnAsync(InstanceState child)
    {
        if (child.Status == OrchestrationRuntimeStatus.Pending)
            await hub.Messenger.SendAsync(StartMessage.Of(child.InstanceId, child.ExecutionId, hub.Ids));
        else if (child.HasEnded)
            await ReportAsync(child, child.Parent!);
    }

    Task RefuseAsync(ParentLink link, ChildScheduled call) =>
        hub.Messenger.SendAsync(new HubMessage(ReportId(link, "exists"), MessageKind.ChildEnded, link.InstanceId)
        {
            ExecutionId = link.ExecutionId,
            TaskId = link.TaskId,
            Failure = new Failure(
                ExistsType, $"An orchestration with the instance id '{call.InstanceId}' is running already."),
        });

    static string ReportId(ParentLink link, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{link.ExecutionId}.{link.TaskId}.{what}");
}
