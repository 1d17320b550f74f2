using Coordinator.Core.Registers;
using Coordinator.Simulation.Registers;
using Coordinator.Simulation.Without.Registers;
using Coordinator.TestKit.Checkers.Linearizability;
using Coordinator.TestKit.Simulation;

namespace Coordinator.Simulation.Tests.Registers;

/// <summary>Random histories of registers, and of broken ones, which the check must catch.</summary>
public class RegisterNemesisTests
{
    const int SeedsOfBroken = 300;

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

    [Fact]
    public void A_read_that_takes_different_ballots_for_one_goes_unnoticed() =>
        RequireCaught(acceptor => new SameBallot(acceptor));

    [Fact]
    public void An_acceptor_that_forgets_its_promises_goes_unnoticed() =>
        RequireCaught(acceptor => new PromiseCheck(acceptor));

    [Fact]
    public void A_lost_answer_that_is_not_read_back_goes_unnoticed() =>
        // Of three acceptors two would have to lose their answers at once.
        RequireCaught(acceptor => new ReadBack(acceptor), acceptors: 1);

    static void RequireCaught(Func<IAcceptor, IAcceptor> decorate, int acceptors = 3) => Assert.Contains(
        Seeds.Take(SeedsOfBroken),
        seed => new RegisterNemesis(seed, acceptors, decorate).Run().Verdict
            == LinearizabilityVerdict.NotLinearizable);
}
