using System.Text.Json.Serialization;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Instances;

namespace Coordinator.Local.Runtime.Durable.Messages;

/// <summary>A message of the hub: what is to be done for an instance.</summary>
/// <param name="Id">
/// Names the message, so that a second delivery is known as such. What is sent again after a crash (an event to another
/// instance) has the same id again; what is sent anew to be on the safe side has a new one.
/// </param>
/// <param name="Kind">What it says.</param>
/// <param name="InstanceId">To whom.</param>
sealed record HubMessage(string Id, MessageKind Kind, string InstanceId)
{
    /// <summary>The execution that it belongs to; null when it is for whichever runs.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The number of the activity, timer or call in its execution.</summary>
    public int TaskId { get; init; }

    /// <summary>The name of an event.</summary>
    public string? Name { get; init; }

    /// <summary>An event's payload, a result, a reason: JSON or text.</summary>
    public string? Payload { get; init; }

    /// <summary>Where the payload is when it is too large for a message: in chunks of the receiver.</summary>
    public ChunkList? PayloadChunks { get; init; }

    /// <summary>Whether the chunks are no more: the message was handled before.</summary>
    [JsonIgnore]
    public bool IsPayloadGone { get; init; }

    /// <summary>How a called orchestration failed.</summary>
    public Failure? Failure { get; init; }

    /// <summary>Whether called orchestrations end too.</summary>
    public bool Recursive { get; init; }
}
