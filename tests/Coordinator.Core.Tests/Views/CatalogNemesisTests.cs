using Coordinator.Simulation.Views;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Core.Tests.Views;

/// <summary>Several hosts change one view at the same time, over a network that loses, delays and doubles.</summary>
public sealed class CatalogNemesisTests
{
    [Fact]
    public void A_generation_is_used_twice_or_lost()
    {
        var (writes, unclear) = (0, 0);
        Seeds.ForEach(150, seed =>
        {
            var nemesis = new CatalogNemesis(seed);
            nemesis.Run();
            writes += nemesis.Writes;
            unclear += nemesis.Unclear;
        });
        Assert.True(writes > 500 && unclear > 0, $"{writes} writes, {unclear} without an answer: this shows little");
    }
}
