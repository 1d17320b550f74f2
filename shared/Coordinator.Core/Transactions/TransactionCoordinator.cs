using Coordinator.Core.Operations;

namespace Coordinator.Core.Transactions;

/// <summary>
/// The coordinator of design section 5: reads, evaluates, prepares at every replica of every participating slot at
/// once, and answers as soon as all have voted. Nothing waits for a coordinator that dies: the votes decide, and
/// anybody can read them.
/// </summary>
public sealed class TransactionCoordinator(ProtocolContext context, IFinishQueue finishQueue)
{
    /// <summary>Runs a transaction until it is decided or its timeout ends.</summary>
    /// <returns>Never throws for a fault of storage: that is an answer in doubt or a retryable abort.</returns>
    /// <exception cref="Placement.PlacementUnknownException">
    /// This host has never learned where slots live; nothing was done.
    /// </exception>
    public async Task<TransactionAnswer> RunAsync(TransactionRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var meter = new CostMeter(context.Effects);
        var metered = context with { Effects = meter };
        var isSnapshot = request.DryRun || (request.Id is null && !Evaluator.Writes(request.Operations));
        using var watch = context.Observer.Begin(request);
        var answer = isSnapshot
            ? await new SnapshotRun(metered, meter, finishQueue, request, watch).RunAsync()
            : await new TransactionRun(metered, meter, finishQueue, request, watch).RunAsync();
        watch.Answered(answer);
        return answer;
    }
}
