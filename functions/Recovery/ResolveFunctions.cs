using Coordinator.Core.Recovery;
using Coordinator.Functions.Hosting;
using Coordinator.Functions.Telemetry;
using Coordinator.Storage.Queues;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace Coordinator.Functions.Recovery;

/// <summary>Resolves attempts that a host gave up on and asked the others to look at.</summary>
public sealed class ResolveFunctions(
    Resolver resolver, OpenSlots openSlots, TakenMessages taken, ILogger<ResolveFunctions> log)
{
    /// <summary>
    /// Resolves one attempt. One that stays open is left to the sweeper rather than to the queue's own retries, which
    /// would end in the poison queue; that is for messages that cannot be read.
    /// </summary>
    [Function("ResolveAttempt")]
    public async Task RunAsync(
        [QueueTrigger(NudgeQueue.Name, Connection = SettingNames.QueueConnection)] string message)
    {
        using var span = taken.Begin(NudgeQueue.Name, message);
        var attempt = ResolveNudgeCodec.Decode(message).Attempt;
        var resolution = await resolver.ResolveAsync(attempt, mayRefuse: false);
        taken.Resolved(attempt, resolution.Verdict);
        log.Resolved(attempt.Id.Number, attempt.Id.Transaction.Value, resolution.Verdict.ToString());
        if (resolution.Verdict is Verdict.Open or Verdict.Unknown)
            openSlots.Add(attempt);
    }
}
