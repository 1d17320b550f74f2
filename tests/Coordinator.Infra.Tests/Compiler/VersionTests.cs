using System.Text.RegularExpressions;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Infra.Tests.Compiler;

public sealed partial class VersionTests
{
    [Fact]
    public void The_workflow_compiles_with_another_version_than_the_tests()
    {
        var workflow = File.ReadAllText(Repository.PathOf(".github", "workflows", "azure-flavour.yml"));
        var project = File.ReadAllText(
            Repository.PathOf("tests", "Coordinator.Infra.Tests", "Compiler", "bicep.proj"));
        var pinned = Pinned().Match(project).Groups["version"].Value;
        pinned.ShouldNotBeEmpty();
        Installed().Matches(workflow).Select(match => match.Groups["version"].Value).ShouldBe([pinned]);
    }

    [GeneratedRegex("<BicepVersion>(?<version>[^<]+)</BicepVersion>", RegexOptions.ExplicitCapture)]
    private static partial Regex Pinned();

    [GeneratedRegex("az bicep install(?: --version v(?<version>[0-9.]+))?", RegexOptions.ExplicitCapture)]
    private static partial Regex Installed();
}
