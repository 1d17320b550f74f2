using System.Text.Json;
using Coordinator.Contracts.Recovery;
using Coordinator.Core.Recovery;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Recovery;

/// <summary>Shows transactions that are not decided or not finished yet.</summary>
public sealed class RecoveryFunctions(InDoubtReader reader)
{
    /// <summary>Lists them, the oldest first.</summary>
    [Function("ListInDoubt")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "in-doubt")] HttpRequest request)
    {
        var errors = new RequestErrors();
        var olderThan = new RequestHead(request, errors).Milliseconds("olderThanMs");
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        return WireResult.Json(Body(await reader.ListAsync(olderThan)));
    }

    static InDoubtListBody Body(InDoubtList found) => new()
    {
        Transactions = [.. found.Transactions.Select(Body)],
        Incomplete = [.. found.SilentStores],
        UnreadableRows = found.UnreadableRows,
    };

    static InDoubtBody Body(InDoubtTransaction found) => new()
    {
        Id = found.Attempt.Id.Transaction.Value,
        Attempt = found.Attempt.Id.Number,
        AgeMs = (long)found.Age.TotalMilliseconds,
        Slots = [.. found.Attempt.Participants.Select(participant => participant.Slot.Value)],
        Items = [.. found.Items.Select(item => item.ToString())],
        Votes = [.. found.Votes.Select(Vote)],
    };

    static VoteBody Vote(InDoubtVote vote) => new()
    {
        Slot = vote.Replica.Slot.Value,
        Store = vote.Replica.Store,
        State = JsonNamingPolicy.CamelCase.ConvertName(vote.State),
    };
}
