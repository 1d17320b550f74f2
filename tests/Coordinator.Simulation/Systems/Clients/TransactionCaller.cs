using System.Globalization;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// Runs transactions as a careful client does: what got no answer is asked again under its id. It takes more answers
/// for certain than <see cref="TestKit.Checkers.Histories.HttpCompletion"/>, which knows no types of problems: they
/// tell whether anything was done. An abort for a conflict is one of a call and not of the id, and an answer that the
/// API does not promise is a failure of the run.
/// </summary>
sealed class TransactionCaller(SystemClient client)
{
    const int CallsMax = 6;
    static readonly TimeSpan AskAgainAfter = TimeSpan.FromMilliseconds(300);

    SystemCounts Counts => client.World.Counts;

    /// <summary>Runs a transaction.</summary>
    /// <param name="operations">Its operations, the members of a JSON array.</param>
    /// <param name="id">Its id; null leaves it to the server, and then nothing can be repeated.</param>
    public async Task<TransactionEnd> RunAsync(string operations, string? id)
    {
        var isOpen = false;
        for (var call = 1; call <= (id is null ? 1 : CallsMax); call++)
        {
            if (call > 1)
                await client.PauseAsync(AskAgainAfter * client.Random.Next(1, 6));
            var reply = await client.AskAsync(Ask(operations, IdOf(id, call)));
            if (reply.Status == 200)
                return Told(CommitOutcome.Committed, reply);
            if (reply.IsNone || reply.Problem == ProblemTypes.InDoubt)
            {
                isOpen = true;
                continue;
            }

            if (reply.IsUnavailable)
                continue;
            if (reply.Problem != ProblemTypes.Aborted)
                throw client.World.Failure($"a transaction was answered {reply}");
            // That a conflict was in the way is true of a call, not of the id: another call may still commit.
            if (!reply.Json().GetProperty("retryable").GetBoolean() || !isOpen)
                return Told(CommitOutcome.Aborted, reply);
        }

        return isOpen ? Told(CommitOutcome.InDoubt, reply: null) : Unserved();
    }

    /// <summary>
    /// Every answer said that nothing was done; the workload holds the server to that, as to an abort.
    /// </summary>
    TransactionEnd Unserved()
    {
        Counts.Unserved++;
        return new TransactionEnd(CommitOutcome.Aborted, Body: default);
    }

    string? IdOf(string? id, int call) => id is not null && client.World.Options.RepeatsUnderNewIds
        ? string.Create(CultureInfo.InvariantCulture, $"{id}.{call}")
        : id;

    static HttpAsk Ask(string operations, string? id)
    {
        var member = id is null ? "" : $"\"id\":\"{id}\",";
        var body = $$"""{{{member}}"operations":[{{operations}}],"timeoutMs":3000}""";
        return new HttpAsk("POST", "/api/transactions", body);
    }

    TransactionEnd Told(CommitOutcome outcome, HttpReply? reply)
    {
        if (outcome == CommitOutcome.Committed)
            Counts.Committed++;
        else if (outcome == CommitOutcome.Aborted)
            Counts.Aborted++;
        else
            Counts.Unknown++;
        return new TransactionEnd(outcome, reply is null ? default : reply.Json());
    }
}
