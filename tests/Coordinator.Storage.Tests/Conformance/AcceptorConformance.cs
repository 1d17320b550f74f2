using Coordinator.Core.Effects;
using Coordinator.Core.Registers;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Conformance;

/// <summary>
/// What every acceptor must do, whatever it is made of. Derived once for each; each test starts with an empty one.
/// </summary>
public abstract class AcceptorConformance : IAsyncLifetime
{
    IAcceptor _acceptor = null!;
    IAcceptor _other = null!;

    public async Task InitializeAsync() => (_acceptor, _other) = await CreateAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>The acceptors of two registers in one store.</summary>
    protected abstract Task<(IAcceptor Acceptor, IAcceptor Other)> CreateAsync();

    /// <summary>Lets the next request meet a fault.</summary>
    protected abstract void FailNext(Fault fault);

    [Fact]
    public async Task A_new_acceptor_holds_something() => (await ReadAsync()).ShouldBe(AcceptorRead.Absent);

    [Fact]
    public async Task A_state_comes_back_different()
    {
        foreach (var state in new[] { Promised(1), Accepted(2, null, 0), Accepted(3, "2.me", 200_000), Promised(9) })
        {
            var mark = await WriteAsync((await ReadAsync()).Mark, state);
            var read = await ReadAsync();
            read.Mark.ShouldBe(mark);
            (read.State.Promised, read.State.Accepted).ShouldBe((state.Promised, state.Accepted));
            (read.State.Value?.Version, read.State.Value?.Replaced).ShouldBe(
                (state.Value?.Version, state.Value?.Replaced));
            (read.State.Value?.Bytes.ToArray()).ShouldBe(state.Value?.Bytes.ToArray());
        }
    }

    [Fact]
    public async Task An_insert_or_a_stale_mark_replaces_a_state()
    {
        var stale = await WriteAsync(null, Promised(1));
        (await _acceptor.WriteAsync(null, Promised(2))).ShouldBe(AcceptorWrite.Refused);
        await WriteAsync(stale, Promised(3));
        (await _acceptor.WriteAsync(stale, Promised(4))).ShouldBe(AcceptorWrite.Refused);
        (await ReadAsync()).State.ShouldBe(Promised(3));
    }

    [Fact]
    public async Task A_mark_makes_a_row_where_there_is_none()
    {
        var mark = await WriteAsync(null, Promised(1));
        (await _other.WriteAsync(mark, Promised(2))).ShouldBe(AcceptorWrite.Refused);
        (await _other.ReadAsync()).ShouldBe(AcceptorRead.Absent);
    }

    [Fact]
    public async Task Two_registers_share_a_row()
    {
        await WriteAsync(null, Promised(1));
        (await _other.WriteAsync(null, Promised(2)))!.Mark.ShouldNotBeNull();
        (await ReadAsync()).State.ShouldBe(Promised(1));
    }

    [Fact]
    public async Task Several_of_many_writers_upon_one_state_win()
    {
        var mark = await WriteAsync(null, Promised(1));
        var written = await Task.WhenAll(Enumerable.Range(2, 10).Select(
            counter => _acceptor.WriteAsync(mark, Promised(counter))));
        written.Count(write => write?.Mark is not null).ShouldBe(1);
        written.Count(write => write == AcceptorWrite.Refused).ShouldBe(9);
    }

    [Theory]
    [InlineData(Fault.BeforeDurable, 1)]
    [InlineData(Fault.AfterDurable, 2)]
    public async Task A_write_without_an_answer_counts_as_one_or_the_other(Fault fault, int promised)
    {
        var mark = await WriteAsync(null, Promised(1));
        FailNext(fault);
        (await _acceptor.WriteAsync(mark, Promised(2))).ShouldBeNull();
        (await ReadAsync()).State.ShouldBe(Promised(promised));
    }

    [Fact]
    public async Task A_read_without_an_answer_counts_as_no_row()
    {
        FailNext(Fault.BeforeDurable);
        (await _acceptor.ReadAsync()).ShouldBeNull();
    }

    static AcceptorState Promised(long counter) => new(new BallotNumber(counter, "me"), BallotNumber.None, Value: null);

    static AcceptorState Accepted(long counter, string? replaced, int moreBytes) => new(
        new BallotNumber(counter + 1, "me"), new BallotNumber(counter, "me"),
        new AcceptedValue($"{counter}.me", replaced, new byte[1 + moreBytes]));

    async Task<AcceptorRead> ReadAsync() => (await _acceptor.ReadAsync()).ShouldNotBeNull();

    async Task<ETag> WriteAsync(ETag? mark, AcceptorState state) =>
        (await _acceptor.WriteAsync(mark, state)).ShouldNotBeNull().Mark.ShouldNotBeNull();
}
