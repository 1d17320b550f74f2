using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Transactions under ids of clients, each asked again while nobody knows what became of it, and now and then twice at
/// once. What is still unknown in the end is asked again when nothing is in the way: then everything is known, and each
/// transaction has happened once or never.
/// </summary>
sealed class RetriedRequests(SimWorld world)
{
    const int CallsMax = 3;

    readonly Dictionary<TransactionId, (TransactionRequest Request, Action<TransactionAnswer> End)> _open = [];
    int _ids;

    /// <summary>How long a call tries.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What is sent when a transaction is asked again: the same.</summary>
    public Func<TransactionRequest, TransactionRequest> Again { get; init; } = request => request;

    /// <summary>Transactions so far; one that is asked again counts once.</summary>
    public int Count => _ids;

    /// <summary>Transactions that are known to have committed.</summary>
    public int CommittedCount { get; private set; }

    /// <summary>Whether it is the end, where what was unknown for long becomes known.</summary>
    public bool IsSettling { get; private set; }

    /// <summary>Calls that repeated another.</summary>
    public int RepeatedCount { get; private set; }

    /// <summary>Runs a transaction under an id of its own.</summary>
    /// <param name="node">The client's host.</param>
    /// <param name="random">The client's randomness.</param>
    /// <param name="request">The transaction, without an id.</param>
    /// <param name="end">Told when it is known to have committed or aborted, which may be at the end of all.</param>
    /// <returns>Whether it is known now.</returns>
    public async Task<bool> RunAsync(
        SimNode node, Random random, TransactionRequest request, Action<TransactionAnswer> end)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"r{_ids++}");
        var id = world.IdIn(random.Next(world.Map.SlotCount), name);
        request = request with { Id = id, Timeout = Timeout };
        _open[id] = (request, end);
        for (var call = 0; call < CallsMax; call++)
        {
            if (await CallAsync(node, random, request) is { } answer)
            {
                End(id, answer);
                return true;
            }

            RepeatedCount++;
            request = Again(request);
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(500)), node.Host.Time);
        }

        return false;
    }

    /// <summary>Asks for everything that is still unknown, in a world at rest.</summary>
    public void Settle(WorldInspection inspection)
    {
        IsSettling = true;
        var node = new SimNode(world, "last client");
        foreach (var (id, (request, _)) in _open.ToList())
        {
            var answer = world.Scheduler.Run(node.Run(request));
            if (answer.Outcome == CommitOutcome.InDoubt)
                throw inspection.Failure($"{id} is in doubt when nothing is in the way");
            End(id, answer);
        }

        world.Scheduler.RunUntilIdle();
    }

    /// <summary>One call, or two at the same time.</summary>
    /// <returns>What is known for certain; null when nothing is.</returns>
    async Task<TransactionAnswer?> CallAsync(SimNode node, Random random, TransactionRequest request)
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, random.Next(8) == 0 ? 2 : 1).Select(_ => node.Run(request)));
        RepeatedCount += answers.Length - 1;
        var committed = Array.Find(answers, answer => answer.Outcome == CommitOutcome.Committed);
        var closed = Array.Find(answers, IsClosed);
        if (committed is not null && closed is not null)
            throw new WorldInspection(world).Failure($"{request.Id} is committed, and {closed.Cause} for good");
        return committed ?? (Array.Exists(answers, answer => answer.Outcome == CommitOutcome.InDoubt)
            ? closed
            : closed ?? answers[0]);
    }

    static bool IsClosed(TransactionAnswer answer) =>
        answer is { Outcome: CommitOutcome.Aborted, Cause: not AbortCause.Conflict };

    void End(TransactionId id, TransactionAnswer answer)
    {
        CommittedCount += answer.Outcome == CommitOutcome.Committed ? 1 : 0;
        if (_open.Remove(id, out var open))
            open.End(answer);
    }
}
