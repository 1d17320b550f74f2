using System.Globalization;
using System.Text.RegularExpressions;
using Coordinator.Azure.Tests.Publishing;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Azure.Tests.Storage;

/// <summary>
/// The tests of the storage adapter, which run against the stand-ins' table and queue clients on Azurite, once more on
/// the official clients.
/// </summary>
[Collection(AzurePublish.Collection)]
public sealed partial class GenuineStorageTests(AzurePublish publish)
{
    const string Tests = "Coordinator.Storage.Tests";

    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(15);

    [SkippableFact]
    public async Task The_official_clients_do_what_the_adapter_does_not_expect()
    {
        publish.Require();
        var sources = SourceHash.Of(
            "shared", "local/Coordinator.Local.Azurite", $"tests/{Tests}", "tests/Coordinator.TestKit");
        var built = await KeptBuild.Named("storage").FindAsync(sources, BuildAsync);
        var tested = await DotnetCommand.RunAsync(TimeMax, "test", Path.Combine(built!, $"{Tests}.dll"));
        tested.ExitCode.ShouldBe(0, tested.Output);
        var passed = Passed().Match(tested.Output).Groups["number"].Value;
        int.Parse(passed, CultureInfo.InvariantCulture).ShouldBeGreaterThan(400, tested.Output);
    }

    static async Task<bool> BuildAsync(string folder)
    {
        var project = Repository.PathOf("tests", Tests);
        var built = await DotnetCommand.RunAsync(
            TimeMax, "build", project, "-c", "Release", "-p:CoordinatorRuntime=Azure");
        built.ExitCode.ShouldBe(0, built.Output);
        FolderCopy.Make(Path.Combine(project, "bin", "azure", "Release", "net10.0"), folder);
        return true;
    }

    [GeneratedRegex(@"Passed!.*Passed: +(?<number>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Passed();
}
