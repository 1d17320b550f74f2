using System.Text.Json.Nodes;
using Coordinator.Contracts.OpenApi;
using Coordinator.Functions.Tests.Support;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// S09: members that the client is not to set, at every object of every request body that the document shows, are
/// refused at their place. What a body may hold freely, because it is the client's data, is listed here.
/// </summary>
public sealed class MassAssignmentTests(ApiFixture fixture) : ApiTest(fixture)
{
    /// <summary>What the coordinator itself keeps beside such data, or what a wider door would be called.</summary>
    static readonly string[] Internal =
    [
        "status", "state", "epoch", "decision", "decided", "attempt", "attempts", "nonce", "tenant", "owner",
        "commitTime", "version", "slots", "slot", "participants", "votes", "outcome", "results", "fence", "token",
        "revision",
        "generation", "course", "hub", "instanceId", "isAdmin", "access", "ballot", "inSync", "placement", "sequence",
        "expiresAt", "createdAt", "replicas", "force", "skipChecks", "$type", "$ref", "__proto__", "constructor",
        "Status", "STATUS",
    ];

    /// <summary>The client's own data: routes that take nothing else, and places in others.</summary>
    static readonly HashSet<string> FreeRoutes =
        new(StringComparer.Ordinal) { "PutItem", "PatchItem", "RaiseSagaEvent" };

    static readonly string[] FreePlaces =
    [
        "/value", "/input", "/result", "/body", "/where", "/equals", "/fields", "/aggregates",
    ];

    /// <summary>Names above that mean something at a place, so that they are no foreign ones there.</summary>
    static readonly Dictionary<string, string[]> Known = new(StringComparer.Ordinal)
    {
        ["/operations/*/if"] = ["version"],
        ["RunTransaction /"] = ["fence"],
        ["/fence"] = ["token"],
        ["TakeLock /"] = ["owner"],
        ["/steps/*/retry"] = ["attempts"],
        ["/retry"] = ["attempts"],
        ["ReplaySubscription /"] = ["slot"],
        ["SetShardReplicas /"] = ["replicas"],
    };

    public static TheoryData<string, string> Examples
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var route in ApiRoutes.All.Where(route => route.Request is not null))
            {
                foreach (var example in route.Request!.Examples.Keys)
                    data.Add($"{route.Method} {route.Name}", example);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task A_member_that_is_not_the_clients_is_taken(string route, string example)
    {
        var found = ApiRoutes.All.Single(one => $"{one.Method} {one.Name}" == route);
        var text = found.Request!.Examples[example];
        if (FreeRoutes.Contains(found.Name))
            return;
        var places = ObjectsOf(JsonNode.Parse(text)!, "").Where(place => !IsFree(place)).ToList();
        places.ShouldNotBeEmpty();
        foreach (var place in places)
        {
            var body = JsonNode.Parse(text)!;
            var names = Internal.Except(KnownAt(found.Name, place)).ToList();
            foreach (var name in names)
                At(body, place).AsObject()[name] = "committed";
            var answer = await SendAsync(
                found.Method, AddressOf(found), body.ToJsonString(), found.Request.MediaTypes[0]);
            var errors = (await ProblemOf(answer, 400, "invalid"))["errors"]!.AsObject();
            names.Where(name => !errors.ContainsKey($"{place}/{name}")).ShouldBeEmpty($"{route} {example} {place}");
        }
    }

    [Fact]
    public void A_place_that_is_free_is_not_in_any_body()
    {
        var all = ApiRoutes.All.Where(route => route.Request is not null)
            .SelectMany(route => route.Request!.Examples.Values)
            .SelectMany(text => ObjectsOf(JsonNode.Parse(text)!, "")).ToList();
        FreePlaces.Where(free => !all.Exists(place => place.EndsWith(free, StringComparison.Ordinal))).ShouldBeEmpty();
        ApiRoutes.All.Where(route => route.Request is not null && route.Request.Examples.Count == 0)
            .Select(route => route.Name).ShouldBeEmpty("a body without an example is not tried");
    }

    static IEnumerable<string> KnownAt(string route, string place)
    {
        var general = string.Join(
            '/', place.Split('/').Select(part => part.Length > 0 && part.All(char.IsAsciiDigit) ? "*" : part));
        return Known.Where(entry => entry.Key == $"{route} {general}" || entry.Key == $"{route} /" && place.Length == 0
                || (entry.Key[0] == '/' && general.EndsWith(entry.Key, StringComparison.Ordinal)))
            .SelectMany(entry => entry.Value);
    }

    static bool IsFree(string place) => FreePlaces.Any(free =>
        place.EndsWith(free, StringComparison.Ordinal) || place.Contains(free + "/", StringComparison.Ordinal));

    static IEnumerable<string> ObjectsOf(JsonNode node, string place) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null)
            .SelectMany(member => ObjectsOf(member.Value!, $"{place}/{Escaped(member.Key)}")).Prepend(place),
        JsonArray elements => elements.SelectMany((element, index) =>
            element is null ? [] : ObjectsOf(element, $"{place}/{index}")),
        _ => [],
    };

    static JsonNode At(JsonNode node, string place) =>
        place.Split('/').Skip(1).Aggregate(node, (at, part) => at is JsonArray elements
            ? elements[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)]!
            : at[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]!);

    static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    static string AddressOf(ApiRoute route) => "api/" + string.Join('/', route.Template.Split('/').Select(part =>
        part[0] != '{' ? part : route.Template.StartsWith("cluster/shards", StringComparison.Ordinal) ? "0" : "none"));
}
