using Coordinator.Core.Durable;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Telemetry;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations;

/// <summary>Resolves an attempt that the sweeper found undecided, however long its stores are away.</summary>
/// <param name="recoveries">Who watches; null for nobody.</param>
sealed class RecoverAttempt(RecoveryWatch? recoveries = null) : TaskOrchestrator<Recorded<RecoveryOrder>, string>
{
    const int SeedChars = 26;

    /// <inheritdoc />
    public override async Task<string> RunAsync(TaskOrchestrationContext context, Recorded<RecoveryOrder> input)
    {
        var order = input.Value;
        var protocol = OrchestrationEffects.ContextOf(context, order.Options, order.Seed);
        var verdict = await new RecoveryRun(protocol).RunAsync(order.Attempt);
        if (!context.IsReplaying)
            recoveries?.Resolved(order.Attempt, verdict, order.Trace);
        if (verdict is Verdict.Open or Verdict.Unknown)
            context.ContinueAsNew(new Recorded<RecoveryOrder>(order with { Seed = protocol.Ids.NextText(SeedChars) }));
        return verdict.ToString();
    }
}
