using Coordinator.Infra.Tests.Support;
using Shouldly;

namespace Coordinator.Infra.Tests.Compiler;

public sealed class MissingCompilerTests
{
    [Theory]
    [InlineData("bicep.proj : error NU1101: Unable to find package Azure.Bicep.CommandLine.osx-arm64.", "")]
    [InlineData("", "bicep.proj : error NU1301: Unable to load the service index.")]
    public void A_machine_that_cannot_have_the_compiler_fails_the_tests(string output, string errors) =>
        BicepCompiler.WhyMissing(new ToolResult(1, output, errors)).ShouldNotBeNull().ShouldContain("Unable to");

    [Theory]
    [InlineData(0, "/packages/bicep")]
    [InlineData(1, "")]
    [InlineData(1, "bicep.proj : error MSB4025: The project file could not be loaded.")]
    public void A_compiler_that_is_there_or_broken_is_taken_for_missing(int exitCode, string output) =>
        BicepCompiler.WhyMissing(new ToolResult(exitCode, output, "")).ShouldBeNull();
}
