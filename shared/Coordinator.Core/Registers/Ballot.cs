using System.Collections.Immutable;

namespace Coordinator.Core.Registers;

/// <summary>The two phases of one ballot, as asked of each acceptor.</summary>
/// <param name="number">The ballot, of which nobody else makes use.</param>
/// <param name="acceptors">All acceptors of the register.</param>
sealed class Ballot(BallotNumber number, ImmutableArray<IAcceptor> acceptors)
{
    /// <summary>The ballot's number.</summary>
    public BallotNumber Number => number;

    /// <summary>The first phase: each acceptor is asked for its promise as soon as it has been read.</summary>
    public IReadOnlyList<Task<Promise>> Prepare(IReadOnlyList<Task<AcceptorRead?>> reads) =>
        [.. acceptors.Select((acceptor, index) => PrepareAsync(acceptor, reads[index]))];

    /// <summary>
    /// The first phase of a ballot that was promised with an earlier accept: nothing to ask for where that is known to
    /// have arrived and to be the last that the acceptor heard.
    /// </summary>
    public IReadOnlyList<Task<Promise>> Prepare(PreparedBallot prepared) =>
        [.. acceptors.Select((acceptor, index) => PreparedAsync(acceptor, prepared.Accepted[index]))];

    /// <summary>The second phase.</summary>
    /// <param name="promises">What the first phase brings.</param>
    /// <param name="value">The value that is proposed.</param>
    /// <param name="next">A ballot of the same proposer to promise in the same write.</param>
    public IReadOnlyList<Task<Acceptance>> Accept(
        IReadOnlyList<Task<Promise>> promises, AcceptedValue value, BallotNumber next)
    {
        var state = new AcceptorState(next, number, value).Checked();
        return [.. acceptors.Select((acceptor, index) => AcceptAsync(acceptor, promises[index], state))];
    }

    async Task<Promise> PrepareAsync(IAcceptor acceptor, Task<AcceptorRead?> reading)
    {
        if (await reading is not { } read)
            return Promise.Silent;
        if (read.State.Promised >= number)
            return Promise.Refused;
        var promised = read.State with { Promised = number };
        var write = await acceptor.WriteAsync(read.Mark, promised.Checked());
        if (write is not null)
            return write.Mark is { } mark ? Promise.Given(promised, mark) : Promise.Refused;
        var back = await acceptor.ReadAsync();
        return back?.State.Promised == number ? Promise.Given(back.State, back.Mark) : Promise.Silent;
    }

    async Task<Promise> PreparedAsync(IAcceptor acceptor, Task<Acceptance> accepting)
    {
        // Its last answer is still under way: to wait for it, or to ask it again, would pile up requests at a silent
        // acceptor.
        if (!accepting.IsCompletedSuccessfully)
            return Promise.Silent;
        if ((await accepting).Mark is { } mark)
            return Promise.Given(AcceptorState.Untouched, mark);
        if (await acceptor.ReadAsync() is not { } read)
            return Promise.Silent;
        // An accept needs no promise of its own here, only that there is none to a higher ballot.
        return read.State.Promised <= number ? Promise.Given(read.State, read.Mark) : Promise.Refused;
    }

    async Task<Acceptance> AcceptAsync(IAcceptor acceptor, Task<Promise> promising, AcceptorState state)
    {
        var promise = await promising;
        if (!promise.IsGiven)
            return Acceptance.NotAsked(promise.Kind);
        var write = await acceptor.WriteAsync(promise.Mark, state);
        if (write is not null)
            return write.Mark is { } mark ? Acceptance.Given(mark) : Acceptance.Refused;
        var back = await acceptor.ReadAsync();
        if (back?.State.Accepted != number)
            return Acceptance.Unknown;
        return Acceptance.Given(back.State.Promised == state.Promised ? back.Mark : null);
    }
}
