using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;
using Coordinator.Storage.Queues;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Events;

/// <summary>Takes over slots whose changes another host could not bring into the log, or on to its readers.</summary>
public sealed class FollowFunctions(LogPump pump, TakenMessages taken)
{
    /// <summary>Looks after the slots of a message.</summary>
    [Function("FollowLogs")]
    public void Run([QueueTrigger(LogNudgeQueue.Name, Connection = SettingNames.QueueConnection)] string message)
    {
        using var span = taken.Begin(LogNudgeQueue.Name, message);
        pump.Look(LogNudgeCodec.Decode(message));
    }
}
