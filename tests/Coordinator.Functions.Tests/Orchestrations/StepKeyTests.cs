using System.Text.Json;
using Coordinator.Core.Model;
using Coordinator.Functions.Orchestrations.Sagas;
using Shouldly;

namespace Coordinator.Functions.Tests.Orchestrations;

public sealed class StepKeyTests
{
    [Fact]
    public void A_key_in_a_history_of_before_is_not_read_or_written_otherwise()
    {
        var key = new StepKey("trip/seat/action", Tenant.None);
        JsonSerializer.Serialize(key).ShouldBe("\"trip/seat/action\"");
        JsonSerializer.Deserialize<StepKey>("\"trip/seat/action\"").ShouldBe(key);
    }

    [Fact]
    public void A_tenant_is_lost_on_the_way_to_the_activity()
    {
        Tenant.TryParse("acme", out var tenant).ShouldBeTrue();
        var key = new StepKey("acme-trip/seat/action", tenant);
        JsonSerializer.Deserialize<StepKey>(JsonSerializer.Serialize(key)).ShouldBe(key);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("""["acme"]""")]
    [InlineData("""["no-tenant","key"]""")]
    public void A_text_that_is_no_key_is_read(string json) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<StepKey>(json));
}
