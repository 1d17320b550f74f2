using System.Collections.Immutable;

namespace Coordinator.Core.Registers;

/// <summary>
/// A linearizable register over one or three acceptors: CASPaxos (Rystsov 2018, arXiv 1802.07000). Everybody is a
/// proposer, and there is no leader; a register over three goes on without one of them. Other than in the paper an
/// acceptor is a mere row: the proposer applies the acceptor's rules to what it read and writes the row on the
/// condition that it is still the same. Safe for many threads.
/// </summary>
/// <param name="acceptors">One or three.</param>
/// <param name="ids">Names this proposer, and gives jitter.</param>
/// <param name="time">For waits between rounds; nothing else depends on a clock.</param>
public sealed class ConsensusRegister(ImmutableArray<IAcceptor> acceptors, IIdSource ids, TimeProvider time)
{
    /// <summary>After so many rounds lost to other proposers a call gives up, with an unknown result.</summary>
    public const int RoundsMax = 12;

    const double BackoffFirstMs = 4;
    const double BackoffMostMs = 250;

    readonly ImmutableArray<IAcceptor> _acceptors = acceptors.Length is 1 or 3
        ? acceptors
        : throw new ArgumentException("A register has one acceptor or three.", nameof(acceptors));

    readonly BallotSource _ballots = new(ids);
    PreparedBallot? _prepared;

    int Majority => Quorum.Of(_acceptors.Length);

    /// <summary>
    /// Reads the register: one round trip as long as nobody is writing. Otherwise the read first completes the write
    /// that it has met, so that no later read is older.
    /// </summary>
    /// <returns>Null when unknown: too few acceptors answer, or too many proposers interfere.</returns>
    /// <exception cref="InvariantViolationException">The row of an only acceptor cannot be read.</exception>
    public Task<RegisterState?> ReadAsync() => SettleAsync(change: null);

    /// <summary>
    /// Replaces the value of a version. Directly after an own write that nobody has followed, this takes one round trip
    /// of writes.
    /// </summary>
    /// <param name="expected">The version to replace; null when none was ever written.</param>
    /// <param name="value">The new value.</param>
    /// <exception cref="InvariantViolationException">The row of an only acceptor cannot be read.</exception>
    public async Task<RegisterWrite> CompareAndSetAsync(string? expected, ReadOnlyMemory<byte> value)
    {
        var change = new Change(expected, value);
        if (TakePrepared(expected) is { } prepared)
        {
            if (await RunAsync(prepared, change) is { } chosen)
                return new RegisterWrite(true, chosen);
            await BackOffAsync(round: 0);
        }

        var settled = await SettleAsync(change);
        return new RegisterWrite(settled is null ? null : change.Judge(settled.Value), settled);
    }

    /// <summary>Takes the prepared ballot, so that nobody else makes use of it.</summary>
    PreparedBallot? TakePrepared(string? expected)
    {
        var prepared = Interlocked.Exchange(ref _prepared, null);
        return prepared?.Version == expected ? prepared : null;
    }

    /// <summary>
    /// Goes through rounds until a value is certain: the change's when the change can be made, else the one in force.
    /// </summary>
    async Task<RegisterState?> SettleAsync(Change? change)
    {
        for (var round = 0; round < RoundsMax; round++)
        {
            if (round > 0)
                await BackOffAsync(round);
            var reads = _acceptors.Select(acceptor => acceptor.ReadAsync()).ToList();
            var answers = await Quorum.WaitAsync(reads, read => read is not null);
            var states = answers.OfType<AcceptorRead>().Select(read => read.State).ToList();
            if (states.Count < Majority)
                return null;
            if (Agreed(states) is { } agreed && change?.Replaces(agreed.Value) != true)
                return agreed;
            var ballot = new Ballot(_ballots.Above(states.Max(state => state.Promised)!), _acceptors);
            var (settled, isSilent) = await RunAsync(ballot, reads, change);
            if (settled is not null || isSilent)
                return settled;
        }

        return null;
    }

    /// <summary>One ballot.</summary>
    /// <returns>The value that it made certain; none when others were quicker, or silent.</returns>
    async Task<(RegisterState? Settled, bool IsSilent)> RunAsync(
        Ballot ballot, List<Task<AcceptorRead?>> reads, Change? change)
    {
        var promises = ballot.Prepare(reads);
        var answers = await Quorum.WaitAsync(promises, promise => promise.IsGiven);
        var states = answers.Where(promise => promise.IsGiven).Select(promise => promise.State).ToList();
        if (states.Count < Majority)
            return (null, IsSilent(answers.Select(promise => promise.Kind)));
        var current = states.MaxBy(state => state.Accepted)!;
        var isReplaced = change?.Replaces(current.Value) == true;
        if (!isReplaced && Agreed(states) is { } agreed)
            return (agreed, false);

        // What some acceptors hold may or may not have been chosen. It has to be written again before anybody is told
        // of it, or the next read could find a majority that has never heard of it.
        var value = isReplaced ? change!.ProposeUnder(ballot.Number) : current.Value!;
        var next = _ballots.Above(ballot.Number);
        var accepts = ballot.Accept(promises, value, next);
        if (await IsChosenAsync(accepts, isReplaced ? change : null))
        {
            Volatile.Write(ref _prepared, new PreparedBallot(next, value.Version, accepts));
            return (new RegisterState(value, ballot.Number), false);
        }

        var known = accepts.Where(accept => accept.IsCompletedSuccessfully).Select(accept => accept.Result.Kind);
        return (null, IsSilent(known));
    }

    /// <summary>The second phase of a ballot whose first is over.</summary>
    async Task<RegisterState?> RunAsync(PreparedBallot prepared, Change change)
    {
        var ballot = new Ballot(prepared.Number, _acceptors);
        var value = change.ProposeUnder(ballot.Number);
        var next = _ballots.Above(ballot.Number);
        var accepts = ballot.Accept(ballot.Prepare(prepared), value, next);
        if (!await IsChosenAsync(accepts, change))
            return default;
        // Who was not asked because of a request under way is asked again when that one has ended, not before.
        var answers = prepared.Accepted.Zip(accepts, (earlier, accept) => earlier.IsCompleted ? accept : earlier);
        Volatile.Write(ref _prepared, new PreparedBallot(next, value.Version, [.. answers]));
        return new RegisterState(value, ballot.Number);
    }

    /// <summary>
    /// Waits for a majority to accept; without one, notes for a change whether some acceptor may hold it nevertheless.
    /// </summary>
    async Task<bool> IsChosenAsync(IReadOnlyList<Task<Acceptance>> accepts, Change? change)
    {
        var answers = await Quorum.WaitAsync(accepts, accept => accept.IsGiven);
        var isChosen = answers.Count(accept => accept.IsGiven) >= Majority;
        if (!isChosen && change is not null)
            change.MayBeAccepted |= accepts.Any(accept => !accept.IsCompletedSuccessfully || accept.Result.MayHold);
        return isChosen;
    }

    /// <summary>
    /// What a majority has accepted under one and the same ballot; null when no ballot has a majority among these.
    /// A ballot has one value, so such a majority means that the value was chosen, though the acceptors were read one
    /// after the other. And it is the newest that was chosen before they were read: a newer one would have been
    /// accepted by a majority too, and any two majorities have an acceptor in common, which would have told of it.
    /// Different ballots tell nothing, even if they carry the same value. No ballot at all at a majority means that
    /// nothing was chosen before.
    /// </summary>
    RegisterState? Agreed(IEnumerable<AcceptorState> states)
    {
        var same = states.GroupBy(state => state.Accepted).FirstOrDefault(group => group.Count() >= Majority);
        return same is null ? null : new RegisterState(same.First().Value, same.Key);
    }

    /// <summary>Whether too few have answered at all, which another round would not change.</summary>
    bool IsSilent(IEnumerable<AnswerKind> answers) =>
        answers.Count(answer => answer == AnswerKind.Silent) > _acceptors.Length - Majority;

    /// <summary>Doubling, bounded, with jitter, so that of two duelling proposers one gets through.</summary>
    Task BackOffAsync(int round)
    {
        var doubled = Math.Min(BackoffFirstMs * Math.Pow(2, round), BackoffMostMs);
        return Task.Delay(TimeSpan.FromMilliseconds(doubled * (0.5 + ids.NextFraction())), time);
    }
}
