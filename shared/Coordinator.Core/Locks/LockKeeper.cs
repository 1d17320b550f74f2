using Coordinator.Core.Registers;

namespace Coordinator.Core.Locks;

/// <summary>
/// Locks with leases and fencing tokens. A lock is a consensus register. Its lease says, by the clock of whichever host
/// looks, when another owner may have it; clocks may be minutes apart, so two owners may believe to have it at once.
/// Safety rests on the token alone: before an owner hears of a new token, the lock's fence is raised to it, and
/// transactions that carry an older one abort.
/// </summary>
/// <param name="acceptors">Where the registers are.</param>
/// <param name="fences">Raises fences.</param>
/// <param name="ids">For ballots.</param>
/// <param name="time">This host's clock.</param>
public sealed class LockKeeper(IAcceptors acceptors, FenceRaiser fences, IIdSource ids, TimeProvider time)
{
    /// <summary>Other hosts may be in the way so often.</summary>
    const int RoundsMax = 6;

    /// <summary>
    /// Takes a lock that is free or whose lease is over, under a new token; or renews the lease of the owner that has
    /// it, under the token that it has. So it is safe to repeat.
    /// </summary>
    public async Task<LockAnswer> AcquireAsync(string name, string owner, TimeSpan lease)
    {
        var register = RegisterOf(name);
        for (var round = 0; round < RoundsMax; round++)
        {
            if (await register.ReadAsync() is not { } read)
                return LockAnswer.Unknown;
            var current = StateOf(read);
            var now = time.GetUtcNow();
            var isHeld = current?.IsHeld(now) == true;
            if (isHeld && current!.Owner != owner)
                return new LockAnswer(LockStatus.Refused, current);
            var token = isHeld ? current!.Token : (current?.Token ?? 0) + 1;
            var next = new LockState(owner, token, now + lease);
            // Not set or not known: the next look tells who has it, this owner perhaps.
            if ((await register.CompareAndSetAsync(read.Version, next.ToBytes())).IsSet != true)
                continue;
            // For a renewal too: whoever took the lock may have died before the fence was raised.
            var fence = await fences.RaiseAsync(name, token);
            if (fence is null)
                return LockAnswer.Unknown;
            if (fence == token)
                return new LockAnswer(LockStatus.Done, next);
        }

        return LockAnswer.Unknown;
    }

    /// <summary>
    /// Gives a lock back. The next owner gets it at once, under a new token.
    /// </summary>
    /// <param name="name">The lock.</param>
    /// <param name="token">The token of whoever gives it back; refused when a newer one was given.</param>
    public async Task<LockAnswer> ReleaseAsync(string name, long token)
    {
        var register = RegisterOf(name);
        for (var round = 0; round < RoundsMax; round++)
        {
            if (await register.ReadAsync() is not { } read)
                return LockAnswer.Unknown;
            if (StateOf(read) is not { } current)
                return LockAnswer.Absent;
            if (current.Token != token)
                return new LockAnswer(LockStatus.Refused, current);
            // A repeated request may meet the first one's work.
            if (current.Owner is null)
                return new LockAnswer(LockStatus.Done, current);
            var next = current with { Owner = null };
            if ((await register.CompareAndSetAsync(read.Version, next.ToBytes())).IsSet == true)
                return new LockAnswer(LockStatus.Done, next);
        }

        return LockAnswer.Unknown;
    }

    /// <summary>Tells how a lock stands.</summary>
    public async Task<LockAnswer> FindAsync(string name)
    {
        if (await RegisterOf(name).ReadAsync() is not { } read)
            return LockAnswer.Unknown;
        return StateOf(read) is { } state ? new LockAnswer(LockStatus.Done, state) : LockAnswer.Absent;
    }

    ConsensusRegister RegisterOf(string name) => new(acceptors.Of($"lock.{name}"), ids, time);

    static LockState? StateOf(RegisterState read) => read.Value is { } value ? LockState.Parse(value.Bytes) : null;
}
