using Coordinator.Simulation.Broken;
using Xunit.Abstractions;

namespace Coordinator.Simulation.Tests.Broken;

/// <summary>
/// Every condition of the protocols is taken out, one at a time, and random runs must see that it is missing (T21). The
/// same runs with the condition must see nothing, or being caught would mean nothing.
/// </summary>
public class BrokenCoordinatorTests(ITestOutputHelper output)
{
    /// <summary>The names of the catalogue.</summary>
    public static TheoryData<string> Names => [.. BrokenCoordinators.List.Select(broken => broken.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_coordinator_without_one_of_its_conditions_goes_unnoticed(string name)
    {
        var broken = BrokenCoordinators.List.Single(one => one.Name == name);
        var caught = broken.TryCatch();
        Assert.True(caught is not null, $"{broken.SeedsMax} seeds saw nothing without: {broken.Drops}");
        output.WriteLine($"{broken.Drops}\n{caught.Problem}");
        Assert.Null(broken.TryCatchSound(first: 1, caught.Seed)?.Story);
    }

    [Fact]
    public void Two_broken_coordinators_have_one_name() =>
        Assert.Equal(BrokenCoordinators.List.Count, BrokenCoordinators.List.DistinctBy(broken => broken.Name).Count());
}
