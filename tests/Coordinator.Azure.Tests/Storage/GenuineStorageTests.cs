using System.Globalization;
using System.Text.RegularExpressions;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Storage;

/// <summary>
/// The tests of the storage adapter, which run against the stand-ins' table and queue clients on Azurite, once more on
/// the official clients.
/// </summary>
[Collection(AzurePublish.Collection)]
public sealed partial class GenuineStorageTests(AzurePublish publish)
{
    static readonly TimeSpan TimeMax = TimeSpan.FromMinutes(15);

    [SkippableFact]
    public async Task The_official_clients_do_what_the_adapter_does_not_expect()
    {
        publish.Require();
        var tested = await DotnetCommand.RunAsync(
            TimeMax, "test", Path.Combine("tests", "Coordinator.Storage.Tests"), "-c", "Release",
            "-p:CoordinatorRuntime=Azure");
        tested.ExitCode.ShouldBe(0, tested.Output);
        var passed = Passed().Match(tested.Output).Groups["number"].Value;
        int.Parse(passed, CultureInfo.InvariantCulture).ShouldBeGreaterThan(400, tested.Output);
    }

    [GeneratedRegex(@"Passed!.*Passed: +(?<number>\d+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Passed();
}
