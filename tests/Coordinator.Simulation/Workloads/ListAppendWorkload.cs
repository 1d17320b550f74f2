using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Rows;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Nemesis;
using Coordinator.TestKit.Checkers.ListAppend;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Simulation.Workloads;

/// <summary>
/// Clients append to lists and read them, in every way that the coordinator has, and write down what they are told
/// (T20, T22). An append reads a list, in a way that may be stale, and puts the longer one if nobody was faster.
/// </summary>
sealed class ListAppendWorkload(SimWorld world, int keyCount = 8) : IWorkload
{
    const int OperationsMax = 4;
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What is true of an id when its calls are told different things, the first before the others.</summary>
    static readonly CommitOutcome[] Weights = [CommitOutcome.Committed, CommitOutcome.InDoubt, CommitOutcome.Aborted];

    readonly ListClients _clients = new(world, keyCount);
    long _appends;
    int _ids;

    /// <summary>Of two transactions so many have an id of the client.</summary>
    public int IdsOfTwo { get; init; } = 1;

    /// <summary>Of four transactions with an id so many are called twice at once.</summary>
    public int DoubledOfFour { get; init; } = 1;

    public int CommittedCount { get; private set; }

    public int TransactionCount { get; private set; }

    public int ReadCount => _clients.Count - TransactionCount;

    ListReads Reads => new(_clients);

    public Task StepAsync(SimNode node, Random random) => random.Next(20) switch
    {
        < 12 => TransactAsync(node, random, [.. AnyOperations(random)]),
        < 14 => TransactAsync(node, random, [.. AnyKeys(random).Select(key => new ReadList(key))]),
        < 17 => Reads.ReadAsync(node, [.. AnyKeys(random)]),
        _ => Reads.ReadAsync(node, _clients.AnyKey(random)),
    };

    /// <summary>What is there in the end shows which appends happened, and in which order.</summary>
    public void RequireKept(WorldInspection inspection)
    {
        var node = new SimNode(world, "last reader");
        world.Scheduler.Run(node.Host.Start(async () =>
        {
            string[] keys = [.. _clients.Items.Keys];
            if (await Reads.ReadAsync(node, keys) is null || await Reads.ReadEachAsync(node, keys) is null)
                throw inspection.Failure("the end cannot be read");
        }));
        var result = Check();
        if (!result.IsValid)
            throw inspection.Failure($"{result}\n\n{_clients}");
    }

    /// <summary>The verdict on what clients have been told so far.</summary>
    public CheckResult Check() => _clients.Check();

    async Task TransactAsync(SimNode node, Random random, ImmutableArray<MicroOperation> asked)
    {
        string[] appended = [.. asked.OfType<AppendValue>().Select(append => append.Key).Distinct()];
        if (await Reads.LookAsync(node, random, appended) is not { } bases)
            return;
        var transaction = new ListTransaction(asked, _clients.Items, bases);
        var request = transaction.Request with { Id = AnyId(random), Timeout = Patience };
        var open = _clients.Begin(node, asked);
        TransactionCount++;
        var answers = request.Id is null ? [await node.Run(request)] : await InsistAsync(node, random, request);
        End(node, open, transaction, answers);
    }

    /// <summary>
    /// One call of an id; sometimes a second beside it, as after a timeout; one more if all are in doubt.
    /// </summary>
    async Task<TransactionAnswer[]> InsistAsync(SimNode node, Random random, TransactionRequest request)
    {
        var calls = Enumerable.Range(0, random.Next(4) < DoubledOfFour ? 2 : 1).Select(_ => node.Run(request)).ToList();
        var answers = await Task.WhenAll(calls);
        return random.Next(2) == 0 && Array.TrueForAll(answers, answer => answer.Outcome == CommitOutcome.InDoubt)
            ? [await node.Run(request)]
            : answers;
    }

    void End(SimNode node, OpenTransaction open, ListTransaction transaction, TransactionAnswer[] answers)
    {
        // An id that is closed must never commit, whatever another call was told. That a conflict was in the way is
        // true of a call, not of the id.
        var answer = Array.Find(answers, IsClosed) ?? answers.MinBy(one => Array.IndexOf(Weights, one.Outcome))!;
        switch (answer.Outcome)
        {
            case CommitOutcome.Committed:
                CommittedCount++;
                open.Ok(transaction.Done(answer.Results));
                break;
            case CommitOutcome.Aborted:
                open.Refuse(transaction.Told(answer.Failures));
                break;
            default:
                open.Info();
                _clients.Retire(node);
                break;
        }
    }

    static bool IsClosed(TransactionAnswer answer) =>
        answer is { Outcome: CommitOutcome.Aborted, Cause: not AbortCause.Conflict };

    TransactionId? AnyId(Random random) => random.Next(2) < 2 - IdsOfTwo
        ? null
        : world.IdIn(random.Next(world.Map.SlotCount), string.Create(CultureInfo.InvariantCulture, $"t{_ids++}"));

    List<MicroOperation> AnyOperations(Random random)
    {
        var operations = Enumerable.Range(0, random.Next(1, OperationsMax + 1))
            .Select(MicroOperation (_) => random.Next(2) == 0 ? Append(random) : Read(random))
            .ToList();
        return operations.Exists(operation => operation is AppendValue) ? operations : [Append(random)];
    }

    AppendValue Append(Random random) => new(_clients.AnyKey(random), ++_appends);

    ReadList Read(Random random) => new(_clients.AnyKey(random));

    IEnumerable<string> AnyKeys(Random random) =>
        Enumerable.Range(0, random.Next(1, OperationsMax + 1)).Select(_ => _clients.AnyKey(random)).Distinct();
}
