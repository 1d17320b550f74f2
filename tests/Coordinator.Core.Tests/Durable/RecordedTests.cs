using System.Text.Json;
using Coordinator.Core.Durable;
using Coordinator.Core.Placement;

namespace Coordinator.Core.Tests.Durable;

/// <summary>What orchestrations and activities hand to each other.</summary>
public sealed class RecordedTests
{
    /// <summary>
    /// An activity that does not know the placement says so by null; the protocol that asked waits and asks again.
    /// </summary>
    [Fact]
    public void An_orchestration_fails_when_a_host_does_not_know_the_placement_yet()
    {
        var written = JsonSerializer.Serialize(new Recorded<PlacementMap?>(null));
        var read = JsonSerializer.Deserialize<Recorded<PlacementMap?>>(written);
        Assert.NotNull(read);
        Assert.Null(read.Value);
    }
}
