using System.Globalization;
using Coordinator.Contracts.OpenApi;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>Every route, called by one tenant, tells nothing of another and never a prefix.</summary>
public sealed class TenantLeakTests(TenantFixture fixture) : TenantTest(fixture)
{
    /// <summary>That of the caller: other tests have it use the other's prefix in names of its own.</summary>
    const string Prefix = "tenanta-";

    readonly TenantWorld _mine = new($"own{Fresh()}", "mysecret");

    readonly TenantWorld _theirs = new($"canary{Fresh()}b", $"secret{Fresh()}ofb");

    [Fact]
    public async Task An_answer_tells_of_another_tenant()
    {
        await _theirs.MakeAsync(B);
        await _mine.MakeAsync(A);
        var answered = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        // Lists first, then what only reads: what is put under a name of the other's is one's own afterwards.
        foreach (var route in ApiRoutes.All.OrderBy(route => route.Template.Contains('{', StringComparison.Ordinal))
            .ThenBy(route => route.Method != "GET"))
        {
            foreach (var name in new[] { (Func<string, string>)(name => name), name => $"tenantb-{name}" })
                answered[route.Name] =
                    [.. answered.GetValueOrDefault(route.Name, []), await CallAsync(route, name)];
        }

        foreach (var route in ApiRoutes.All.Where(route => route.Access == ApiAccess.Admin))
            answered[route.Name].ShouldAllBe(status => status == 403, route.Name);
        // Lists have answers to look at, questions about the other's names have none.
        answered["ListSagas"].ShouldAllBe(status => status == 200);
        answered["ReadSaga"].ShouldAllBe(status => status == 404);
        answered["GetLock"].ShouldAllBe(status => status == 404);
        answered["GetItem"].ShouldAllBe(status => status == 404);
        answered["GetTransaction"].ShouldAllBe(status => status == 404);
    }

    [Fact]
    public async Task A_list_or_a_log_tells_of_another_tenant()
    {
        await _theirs.MakeAsync(B);
        await _mine.MakeAsync(A);
        var texts = new List<string>();
        foreach (var address in Addresses())
        {
            var answer = await A.SendAsync("GET", address);
            answer.Status.ShouldBe(200, address);
            RequireOwn(answer.Text, address);
            texts.Add(answer.Body);
        }

        // The same addresses show what is one's own, so the canaries would have been seen.
        string[] names =
            [_mine.Item, _mine.Topic, _mine.Saga, _mine.Definition, _mine.View, _mine.Subscription, _mine.Transaction];
        foreach (var name in names)
            texts.ShouldContain(text => text.Contains($"\"{name}\"", StringComparison.Ordinal), name);
        texts.Count(text => text.Contains(_mine.Secret, StringComparison.Ordinal)).ShouldBeGreaterThan(4);
    }

    IEnumerable<string> Addresses()
    {
        string[] lists = ["sagas", "sagas?state=running", "sagas/definitions", "views/definitions", "subscriptions"];
        var details = new[]
        {
            $"sagas/{_mine.Saga}", $"sagas/definitions/{_mine.Definition}", $"views/definitions/{_mine.View}",
            $"views/{_mine.View}", $"subscriptions/{_mine.Subscription}", $"transactions/{_mine.Transaction}",
            $"items/{_mine.Item}", $"locks/{_mine.Lock}", $"events?item={_mine.Item}", $"events?topic={_mine.Topic}",
            $"events?collection={_mine.Collection}", $"sagas?definition={_mine.Definition}",
        };
        var slots = Enumerable.Range(0, 16)
            .Select(slot => string.Create(CultureInfo.InvariantCulture, $"events?slot={slot}&limit=1000"));
        return lists.Concat(details).Concat(slots).Select(address => $"api/{address}");
    }

    async Task<int> CallAsync(ApiRoute route, Func<string, string> nameOf)
    {
        var (address, asked) = AddressOf(route, _theirs, nameOf);
        var body = route.Request?.Examples.Values.FirstOrDefault() ?? (route.Request is null ? null : "{}");
        var answer = await A.SendAsync(route.Method, address, body);
        answer.Status.ShouldBeLessThan(500, $"{route.Name} {address}: {answer.Body}");
        // What the caller asked for may stand in the answer, as it was asked.
        RequireOwn(asked.Aggregate(answer.Text, (text, name) => text.Replace(name, "", StringComparison.Ordinal)),
            $"{route.Name} {address}");
        return answer.Status;
    }

    static (string Address, List<string> Asked) AddressOf(
        ApiRoute route, TenantWorld world, Func<string, string> nameOf)
    {
        var asked = new List<string>();
        var segments = route.Template.Split('/').Select(segment => segment switch
        {
            "{event}" => "go",
            "{step}" => "seat",
            "{*key}" when route.Tag == "Views" => world.Secret,
            "{*key}" => "k",
            ['{', ..] => Asked(nameOf(NameFor(route, world))),
            _ => segment,
        });
        var address = "api/" + string.Join('/', segments);
        if (route.Template.Contains("{*key}", StringComparison.Ordinal) && route.Tag == "Views")
            asked.Add(world.Secret);
        return (route.Name == "ReadEvents" ? address + "?slot=0" : address, asked);

        string Asked(string name)
        {
            asked.Add(name);
            return name;
        }
    }

    static string NameFor(ApiRoute route, TenantWorld world) => route.Template.Split('/')[0] switch
    {
        "transactions" => world.Transaction,
        "items" => world.Collection,
        "sagas" => route.Template.Contains("definitions", StringComparison.Ordinal) ? world.Definition : world.Saga,
        "views" => world.View,
        "subscriptions" => world.Subscription,
        "locks" => world.Lock,
        "cluster" => "0",
        "dashboard" => "app.js",
        var other => throw new InvalidOperationException($"A new kind of name: {other}."),
    };

    void RequireOwn(string text, string address)
    {
        text.ShouldNotContain(_theirs.Mark, Case.Insensitive, address);
        text.ShouldNotContain(_theirs.Secret, Case.Insensitive, address);
        text.ShouldNotContain(Prefix, Case.Insensitive, address);
    }
}
