using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Orchestrations;
using Coordinator.Functions.Tests.Support;
using Microsoft.DurableTask.Client;
using Shouldly;

namespace Coordinator.Functions.Tests.Orchestrations;

public sealed class OrchestrationStartTests : IAsyncDisposable
{
    readonly FakeOrchestrations _hub = new();

    public ValueTask DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task An_instance_that_ends_just_when_it_is_joined_makes_the_start_fail()
    {
        (await StartAsync()).ShouldBeNull();
        _hub.EndsWhenLookedAt = true;

        (await StartAsync()).ShouldBeNull();
        _hub.Log.ShouldBe(["start Name one", "start Name one"]);
    }

    [Fact]
    public async Task A_hub_that_does_not_answer_is_taken_for_a_start()
    {
        _hub.IsSilent = true;

        await Should.ThrowAsync<StoreUnavailableException>(StartAsync);
    }

    Task<OrchestrationMetadata?> StartAsync() =>
        _hub.StartOrJoinAsync("Name", "one", "input", OrchestrationStart.Active);
}
