using Coordinator.TestKit.Packages;
using Shouldly;

namespace Coordinator.Azure.Tests.Publishing;

public sealed class MissingPackagesTests
{
    const string Missing = "functions.csproj : error NU1101: Unable to find package A.B. No packages exist [all.sln]\n";
    const string TooOld = "functions.csproj : error NU1102: Unable to find package A.C (>= 2.0.0) [all.sln]\n";

    const string Unreachable = "functions.csproj : error NU1301: Unable to load the service index [all.sln]\n";

    [Fact]
    public void A_feed_without_the_packages_fails_the_tests() =>
        MissingPackages.In(Missing + TooOld + Missing).ShouldBe(
            "The package sources lack packages, or cannot be reached. Unable to find package A.B. No packages exist "
            + "Unable to find package A.C (>= 2.0.0)");

    [Theory]
    [InlineData(Unreachable)]
    [InlineData(Missing + Unreachable)]
    public void A_machine_without_a_network_fails_the_tests(string output) =>
        MissingPackages.In(output).ShouldNotBeNull().ShouldEndWith("Unable to load the service index");

    [Theory]
    [InlineData("")]
    [InlineData("Build succeeded.")]
    [InlineData("Program.cs(1,1): error CS0246: The type was not found [functions.csproj]")]
    [InlineData(Missing + "Program.cs(1,1): error CS0246: The type was not found [functions.csproj]")]
    [InlineData(Unreachable + "functions.csproj : error NU1004: The lock file does not fit [functions.csproj]")]
    public void A_broken_build_is_taken_for_missing_packages(string output) =>
        MissingPackages.In(output).ShouldBeNull();
}
