using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Transactions;
using Coordinator.Simulation.Systems.Http;

namespace Coordinator.Simulation.Systems.Clients;

/// <summary>
/// Clients have transactions run in orchestrations and ask for the end. Each counts and leaves a mark; what a client
/// was told is what is there. The rules for answers are not those of
/// <see cref="TestKit.Checkers.Histories.HttpCompletion"/>, where an abort is final: here the id may be asked for again
/// after a conflict, and what an orchestration was told once it must tell for ever.
/// </summary>
sealed class AsyncOverHttp(SystemWorld world) : IClientWorkload
{
    const string Prefix = "async";
    const int LooksMax = 20;
    static readonly TimeSpan LookAgainAfter = TimeSpan.FromMilliseconds(500);

    readonly SortedDictionary<string, CommitOutcome> _told = new(StringComparer.Ordinal);

    /// <summary>Whether it had a transaction run in an orchestration, of which any host makes steps.</summary>
    public static bool Runs(TransactionId id) => id.Value.StartsWith(Prefix, StringComparison.Ordinal);

    /// <inheritdoc />
    public async Task PrepareAsync(SystemClient client)
    {
        var reply = await client.InsistAsync(new HttpAsk("PUT", "/api/items/counters/async", """{"n":0}"""));
        if (!reply.IsGood)
            throw world.Failure($"a counter was answered {reply}");
    }

    /// <inheritdoc />
    public async Task StepAsync(SystemClient client)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{_told.Count}");
        _told[id] = CommitOutcome.InDoubt;
        var reply = await client.InsistAsync(new HttpAsk(
            "POST", "/api/transactions",
            $$$"""
            {"id":"{{{id}}}","operations":[
              {"op":"add","item":"counters/async","path":"/n","by":1},
              {"op":"put","item":"marks/{{{id}}}","value":{"is":1},"if":{"exists":false}}]}
            """,
            client.Random.Next(2) == 0 ? "respond-async" : "wait=2"));
        for (var look = 0; look < LooksMax && _told[id] == CommitOutcome.InDoubt; look++)
        {
            _told[id] = reply.Status switch
            {
                200 => ToldBy(reply),
                202 => CommitOutcome.InDoubt,
                409 when !reply.Json().GetProperty("retryable").GetBoolean() => CommitOutcome.Aborted,
                409 => CommitOutcome.InDoubt,
                _ => throw world.Failure($"{id} was accepted, and then answered {reply}"),
            };
            await client.PauseAsync(LookAgainAfter);
            reply = await client.InsistAsync(new HttpAsk("GET", $"/api/transactions/{id}"));
        }

        Count(_told[id]);
    }

    /// <inheritdoc />
    public async Task<bool> HasEndedAsync(SystemClient client)
    {
        foreach (var id in _told.Keys)
        {
            var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/transactions/{id}"));
            if (reply.Status != 200 || OutcomeOf(reply) == CommitOutcome.InDoubt)
                return false;
        }

        return true;
    }

    /// <inheritdoc />
    public async Task RequireKeptAsync(SystemClient client)
    {
        var committed = 0L;
        foreach (var (id, told) in _told)
        {
            var reply = await client.InsistAsync(new HttpAsk("GET", $"/api/transactions/{id}"));
            var mark = await client.InsistAsync(new HttpAsk("GET", $"/api/items/marks/{id}"));
            var outcome = OutcomeOf(reply);
            if (told != CommitOutcome.InDoubt && told != outcome)
                throw world.Failure($"{id} was {told}, and now is {reply} (ONE)");
            if ((outcome == CommitOutcome.Committed) != (mark.Status == 200))
                throw world.Failure($"{id} is {outcome}, but its mark is {mark} (ATOM)");
            committed += outcome == CommitOutcome.Committed ? 1 : 0;
        }

        var counter = await client.InsistAsync(new HttpAsk("GET", "/api/items/counters/async"));
        if (counter.Json().GetProperty("n").GetInt64() != committed)
            throw world.Failure($"{committed} transactions are committed, but the counter is {counter} (CONS)");
    }

    /// <summary>
    /// What is true for ever: an id that a conflict was in the way of may still commit by another call.
    /// </summary>
    static CommitOutcome ToldBy(HttpReply reply) =>
        reply.Json().TryGetProperty("retryable", out var again) && again.GetBoolean()
            ? CommitOutcome.InDoubt
            : OutcomeOf(reply);

    static CommitOutcome OutcomeOf(HttpReply reply) => reply.Json().GetProperty("status").GetString() switch
    {
        "committed" => CommitOutcome.Committed,
        "aborted" => CommitOutcome.Aborted,
        _ => CommitOutcome.InDoubt,
    };

    void Count(CommitOutcome outcome)
    {
        if (outcome == CommitOutcome.Committed)
            world.Counts.Committed++;
        else if (outcome == CommitOutcome.Aborted)
            world.Counts.Aborted++;
        else
            world.Counts.Unknown++;
    }
}
