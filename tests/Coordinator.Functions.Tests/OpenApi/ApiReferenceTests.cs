using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Coordinator.Contracts.OpenApi;
using Coordinator.Contracts.Problems;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.OpenApi;

/// <summary>The tables of docs/API.md, held against the code. Its examples are run by the end-to-end tests.</summary>
public sealed partial class ApiReferenceTests
{
    static readonly string Text = File.ReadAllText(Repository.PathOf("docs", "API.md")).ReplaceLineEndings("\n");

    [Fact]
    public void A_route_or_its_level_is_told_otherwise_than_it_is() =>
        Route().Matches(Text).Select(row => $"{row.Groups["route"].Value} {row.Groups["level"].Value}").ShouldBe(
            ApiRoutes.All.Select(route => $"{route.Method} {route.Path} {LevelOf(route.Access)}"), ignoreOrder: true);

    [Fact]
    public void A_parameter_is_not_told_of() => ApiRoutes.All.SelectMany(route => route.Parameters)
        .Where(parameter => parameter.In != "path").Select(parameter => parameter.Name).Distinct()
        .Where(name => !Name(name).IsMatch(Text)).ShouldBeEmpty();

    [Fact]
    public void A_problem_or_its_status_is_told_otherwise_than_it_is() =>
        ProblemRow().Matches(Text).Select(row => $"{row.Groups["type"].Value} {row.Groups["status"].Value}").ShouldBe(
            StatusesInTheDocument().Append($"{ProblemTypes.MethodNotAllowed} 405"), ignoreOrder: true);

    static string LevelOf(ApiAccess access) => access switch
    {
        ApiAccess.Anonymous => "open",
        ApiAccess.Function => "client",
        _ => "operator",
    };

    /// <summary>The shared responses are called Problem and their status, and name types before a colon.</summary>
    static IEnumerable<string> StatusesInTheDocument() =>
        from response in JsonNode.Parse(OpenApiDocument.Text)!["components"]!["responses"]!.AsObject()
        let status = int.Parse(response.Key["Problem".Length..], CultureInfo.InvariantCulture)
        from type in TypeInText().Matches(response.Value!["description"]!.GetValue<string>())
        select string.Create(CultureInfo.InvariantCulture, $"{type.Groups["type"].Value} {status}");

    static Regex Name(string name) =>
        new($@"`[^`\n]*\b{Regex.Escape(name)}\b[^`\n]*`", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^\| `(?<route>[A-Z]+ /api/[^`]+)` \| (?<level>[a-z]+) \|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Route();

    [GeneratedRegex(@"^\| `(?<type>/problems/[a-z-]+)` \| (?<status>[0-9]{3}) \|",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex ProblemRow();

    [GeneratedRegex("(?<type>/problems/[a-z-]+):", RegexOptions.ExplicitCapture)]
    private static partial Regex TypeInText();
}
