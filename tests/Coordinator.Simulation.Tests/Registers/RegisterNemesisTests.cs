using Coordinator.Simulation.Registers;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Registers;

/// <summary>Random histories of registers, which the check must find right.</summary>
public class RegisterNemesisTests
{
    [Theory]
    [InlineData(1, 300)]
    [InlineData(3, 1000)]
    public void A_register_tells_what_no_single_register_would_have_told(int acceptors, int seeds)
    {
        var set = 0;
        Seeds.ForEach(seeds, seed =>
        {
            var run = new RegisterNemesis(seed, acceptors);
            var result = run.Run();
            Assert.True(result.IsLinearizable, result.ToString());
            set += run.SetCount;
        });
        Assert.True(set > 20 * seeds, $"only {set} writes in {seeds} runs");
    }
}
