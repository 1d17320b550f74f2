using System.Text.RegularExpressions;
using Coordinator.Infra.Tests.Compiler;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Infra.Tests.Security;

/// <summary>What the platform lets through without a token.</summary>
public sealed partial class AccessTests
{
    [CompiledFact]
    public async Task A_route_is_open_at_the_platform_or_closed_there_that_the_code_sees_otherwise()
    {
        var open = Directory.GetFiles(Repository.PathOf("functions"), "*Functions.cs", SearchOption.AllDirectories)
            .SelectMany(file => Anonymous().Matches(File.ReadAllText(file)))
            .Select(match => $"/api/{match.Groups["route"].Value}").ToList();
        open.Count.ShouldBe(3);
        var site = (await Variants.EverythingAsync()).Of("Microsoft.Web/sites/config").Single();
        site.At("properties.globalValidation.excludedPaths")!.AsArray().Select(path => path!.ToString())
            .ShouldBe(open, ignoreOrder: true);
    }

    [CompiledFact]
    public async Task The_app_believes_headers_although_no_platform_stands_before_it()
    {
        var keys = await Variants.DefaultAsync();
        keys.Settings["Coordinator__Access__Platform"].ShouldBe("false");
        keys.Of("Microsoft.Web/sites/config").ShouldBeEmpty();
        (await Variants.EverythingAsync()).Settings["Coordinator__Access__Platform"].ShouldBe("true");
    }

    [GeneratedRegex(@"HttpTrigger\(AuthorizationLevel\.Anonymous, [^)]*Route = ""(?<route>[^""{]+)""\)")]
    private static partial Regex Anonymous();
}
