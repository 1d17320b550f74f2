using System.Collections.Immutable;
using Coordinator.Client;
using Coordinator.Contracts.Problems;
using Coordinator.TestKit.Checkers;
using Coordinator.TestKit.Checkers.Histories;
using Coordinator.TestKit.Checkers.ListAppend;

namespace Coordinator.EndToEnd.Tests.Crash.Lists;

/// <summary>A client that reads lists and appends to them, and writes down what it asks for and is told.</summary>
/// <param name="api">The API.</param>
/// <param name="history">Where it is written down.</param>
/// <param name="random">Decides every choice.</param>
/// <param name="newValue">A value that nobody appends but this once.</param>
sealed class ListClient(CoordinatorClient api, HistoryRecorder history, Random random, Func<long> newValue)
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    int _process = history.NewProcess();

    /// <summary>Asks for something.</summary>
    /// <returns>Whether there was an answer.</returns>
    public async Task<bool> StepAsync()
    {
        var lists = ListItems.Some(random);
        if (random.Next(4) == 0)
            return await ReadAsync(lists[0]) is not null;
        var asked = lists.Select(MicroOperation (list) =>
            random.Next(3) == 0 ? new ReadList(list) : new AppendValue(list, newValue())).ToImmutableArray();
        var bases = new Dictionary<string, ListState>();
        foreach (var append in asked.OfType<AppendValue>())
        {
            if (await ReadAsync(append.Key) is not { } state)
                return false;
            bases.Add(append.Key, state);
        }

        await TransactAsync(new ListTransaction(asked, bases));
        return true;
    }

    /// <summary>Reads one list; null where there is no answer: a read that has none changes nothing.</summary>
    public async Task<ListState?> ReadAsync(string list)
    {
        var open = history.Begin(_process, new ReadList(list));
        var state = await TryReadAsync(list);
        if (state is null)
            open.Fail();
        else
            open.Ok(new ReadList(list, state.Values));
        return state;
    }

    async Task<ListState?> TryReadAsync(string list)
    {
        try
        {
            var reply = await api.Items.GetAsync(list);
            if (reply.Value is { } item)
                return new ListState(item.Version, ListItems.Of(item.Version, item.Value));
            // A host that is still starting knows no routes, which is another 404.
            return reply.Problem?.Type == ProblemTypes.NotFound ? new ListState(0, []) : null;
        }
        catch (Exception fault) when (HttpCompletion.IsOfTransport(fault))
        {
            return null;
        }
    }

    async Task TransactAsync(ListTransaction transaction)
    {
        var value = transaction.Asked.OfType<AppendValue>().FirstOrDefault()?.Value;
        var id = value is not null && random.Next(2) == 0 ? $"lists-{value}" : null;
        var open = history.Begin(_process, transaction.Asked);
        try
        {
            if (id is null)
            {
                var reply = await api.Transactions.RunAsync(transaction.ToBody(id));
                End(open, HttpCompletion.Of(reply.Status, OutcomeOf(reply)), transaction, reply);
            }
            else
            {
                var reply = await api.Transactions.RunToEndAsync(transaction.ToBody(id), Patience);
                End(open, HttpCompletion.OfRepeated(reply.Status, OutcomeOf(reply)), transaction, reply);
            }
        }
        catch (Exception fault) when (HttpCompletion.IsOfTransport(fault))
        {
            End(open, id is null ? HttpCompletion.Of(fault) : CompletionStatus.Info, transaction, null);
        }
    }

    static string? OutcomeOf(TransactionReply reply) => reply.Problem?.Outcome ?? reply.Result?.Status;

    void End(OpenTransaction open, CompletionStatus status, ListTransaction transaction, TransactionReply? reply)
    {
        switch (status)
        {
            case CompletionStatus.Ok:
                open.Ok(transaction.Done(reply!.Result!));
                break;
            case CompletionStatus.Fail:
                open.Refuse(ListTransaction.Told(reply?.Problem));
                break;
            default:
                open.Info();
                _process = history.NewProcess();
                break;
        }
    }
}
