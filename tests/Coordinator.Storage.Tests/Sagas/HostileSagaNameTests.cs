using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Storage.Sagas;
using Coordinator.Storage.Tests.Support;
using Shouldly;

namespace Coordinator.Storage.Tests.Sagas;

/// <summary>
/// S05: the table of sagas below its rules for names: even a name that they let through gives no row of another.
/// </summary>
public sealed class HostileSagaNameTests(AzuriteFixture azurite) : SagaStoreTest(azurite)
{
    public static TheoryData<string> Names => HostileNames.All;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_foreign_saga_comes(string hostile)
    {
        await Sagas.ShowAsync(Status("foreign-1", revision: 1));
        await Sagas.ShowAsync(Status("foreign-2", revision: 1, SagaState.Stuck, "book"));
        foreach (var state in new SagaState?[] { null, SagaState.Running, SagaState.Stuck, SagaState.Completed })
            (await ListAsync(new SagaQuery { Definition = hostile, State = state, Size = 100 })).ShouldBeEmpty();
        (await Sagas.FindAsync(hostile)).ShouldBeNull();
    }

    /// <summary>A continuation of the service's is a place, and the filter holds from there on too.</summary>
    [Fact]
    public async Task A_forged_cursor_leads_to_rows_of_another_list()
    {
        foreach (var minute in new[] { 1, 2, 3 })
            await Sagas.ShowAsync(Status($"foreign-{minute}", revision: 1, minute: minute));
        var theirs = new SagaQuery { Definition = "book-trip", Size = 1 };
        var place = SagaCursor.Decode(SagaFilter.Of(theirs), (await Sagas.ListAsync(theirs)).Cursor).ShouldNotBeNull();
        // Its mark can be worked out by anybody: it is there against mistakes.
        var mine = new SagaQuery { Definition = "mine", Size = 100 };
        (await ListAsync(mine with { Cursor = SagaCursor.Encode(SagaFilter.Of(mine), place) })).ShouldBeEmpty();
        (await ListAsync(theirs with { Cursor = SagaCursor.Encode(SagaFilter.Of(theirs), place) })).Count.ShouldBe(1);
    }
}
