using Coordinator.Core.Model;
using Coordinator.Core.Operations;
using Coordinator.Core.Transactions;
using Coordinator.TestKit.Worlds;

namespace Coordinator.Core.Tests.Protocol;

/// <summary>
/// What a client does after it has seen a commit is later than that commit (decision 0017), also when the host that it
/// goes to has a clock that is behind.
/// </summary>
public sealed class SeenTimeTests
{
    readonly SimWorld _world = new(new WorldOptions());
    readonly SimNode _ahead;
    readonly SimNode _behind;

    public SeenTimeTests()
    {
        _ahead = new SimNode(_world, "ahead", new NodeOptions { Skew = TimeSpan.FromSeconds(30) });
        _behind = new SimNode(_world, "behind");
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public void A_commit_after_a_read_is_earlier_than_what_was_read(bool isDeleted, bool isSnapshot)
    {
        var (read, written) = (_world.ItemIn(1), _world.ItemIn(1, "other"));
        var seen = Run(_ahead, Requests.Put(1, read));
        if (isDeleted)
            seen = Run(_ahead, Requests.Of(new DeleteOperation(read)));

        if (isSnapshot)
            _world.Scheduler.Run(_behind.ReadAll(read));
        else
            _world.Scheduler.Run(_behind.Read(read));
        Assert.True(Run(_behind, Requests.Put(2, written)) > seen);
    }

    [Fact]
    public void Clocks_agree_without_a_read_so_that_the_test_above_proves_nothing()
    {
        var seen = Run(_ahead, Requests.Put(1, _world.ItemIn(1)));
        Assert.True(Run(_behind, Requests.Put(2, _world.ItemIn(1, "other"))) < seen);
    }

    Hlc Run(SimNode node, TransactionRequest request) =>
        _world.Scheduler.Run(node.Run(request)).CommitTime!.Value;
}
