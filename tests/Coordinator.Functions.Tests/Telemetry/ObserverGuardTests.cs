using Coordinator.Functions.Telemetry.Runs;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Coordinator.Functions.Tests.Telemetry;

public sealed class ObserverGuardTests
{
    [Fact]
    public void Whoever_watches_a_transaction_decides_what_becomes_of_it()
    {
        var guard = new ObserverGuard(NullLogger<ObserverGuard>.Instance);
        Should.NotThrow(() => guard.Run(() => throw new InvalidOperationException("no memory (scripted)")));
        guard.Run<string>(() => throw new InvalidOperationException("no memory (scripted)")).ShouldBeNull();
        guard.Run(() => "seen").ShouldBe("seen");
    }
}
