using Coordinator.Core.Durable;
using Coordinator.Core.Transactions;
using Coordinator.Functions.Telemetry.Runs;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations;

/// <summary>
/// A transaction that outlives its request: the commit protocol of the inline path, with its effects as activities. The
/// instance id is made of the transaction's, so a second start joins the first.
/// </summary>
/// <param name="runs">Who watches; null for nobody.</param>
sealed class TwoPhaseCommit(OrchestratedRuns? runs = null)
    : TaskOrchestrator<Recorded<CommitOrder>, Recorded<TransactionAnswer>>
{
    const int SeedChars = 26;

    /// <inheritdoc />
    public override async Task<Recorded<TransactionAnswer>> RunAsync(
        TaskOrchestrationContext context, Recorded<CommitOrder> input)
    {
        var order = input.Value;
        var protocol = OrchestrationEffects.ContextOf(context, order.Options, order.Seed);
        protocol = runs?.Watch(protocol, context, order.Trace) ?? protocol;
        var answer = await new CommitRun(protocol).RunAsync(order.Request);
        // A history does not grow for ever; nor may a nonce come again, hence another seed.
        if (answer.Outcome == CommitOutcome.InDoubt)
            context.ContinueAsNew(new Recorded<CommitOrder>(order with { Seed = protocol.Ids.NextText(SeedChars) }));
        return new(answer);
    }
}
