using Coordinator.Contracts;
using Coordinator.Contracts.Locks;
using Coordinator.Core.Locks;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Locks;

/// <summary>Gives locks, and takes them back.</summary>
public sealed class LockFunctions(LockKeeper locks, TimeProvider time)
{
    const string Route = "locks/{name}";

    static readonly TimeSpan AskAgainAfter = TimeSpan.FromSeconds(1);

    /// <summary>Takes a lock, or renews it.</summary>
    [Function("TakeLock")]
    public async Task<IResult> AcquireAsync(
        [HttpTrigger(AuthorizationLevel.Function, "put", Route = Route)] HttpRequest request, string name)
    {
        var body = await RequestBody.ReadAsync(request, WireMedia.Json);
        if (!body.IsValid)
            return WireResult.Of(body.Problem);
        var errors = new RequestErrors();
        var known = LockParser.Name(name, errors);
        var wish = LockParser.Parse(body.Value.Bytes, errors);
        return wish.IsValid
            ? Answer(await locks.AcquireAsync(known, wish.Value.Owner, wish.Value.Lease), Held)
            : WireResult.Of(wish.Problem);
    }

    /// <summary>Tells how a lock stands.</summary>
    [Function("GetLock")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = Route)] HttpRequest request, string name)
    {
        var errors = new RequestErrors();
        var known = LockParser.Name(name, errors);
        return errors.IsEmpty
            ? Answer(await locks.FindAsync(known), StaleToken)
            : WireResult.Of(errors.ToProblem());
    }

    /// <summary>Gives a lock back.</summary>
    [Function("ReleaseLock")]
    public async Task<IResult> ReleaseAsync(
        [HttpTrigger(AuthorizationLevel.Function, "delete", Route = Route)] HttpRequest request, string name)
    {
        var errors = new RequestErrors();
        var known = LockParser.Name(name, errors);
        var token = new RequestHead(request, errors).NumberFrom("token", 1);
        if (token is null)
            errors.Add("?token", "Is missing.");
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var answer = await locks.ReleaseAsync(known, token!.Value);
        return answer.Status == LockStatus.Done ? WireResult.Empty(204) : Answer(answer, StaleToken);
    }

    WireResult Held(LockState state) =>
        WireResult.Of(ProblemOf.LockHeld(state.Owner, state.ExpiresAt)).RetryAfter(state.ExpiresAt - time.GetUtcNow());

    static WireResult StaleToken(LockState state) => WireResult.Of(ProblemOf.StaleToken(state.Token));

    static WireResult Answer(LockAnswer answer, Func<LockState, WireResult> refused) => answer switch
    {
        { Status: LockStatus.Done, State: { } state } => WireResult.Json(Body(state)),
        { Status: LockStatus.Refused, State: { } state } => refused(state),
        { Status: LockStatus.Absent } => WireResult.Of(ProblemOf.NotFound("Nobody ever had a lock of this name.")),
        _ => WireResult.Of(ProblemOf.UnavailableLock).RetryAfter(AskAgainAfter),
    };

    static LockBody Body(LockState state) =>
        new() { Token = state.Token, ExpiresAt = state.ExpiresAt, Owner = state.Owner };
}
