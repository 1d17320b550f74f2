using System.Text.RegularExpressions;
using Coordinator.Contracts.Problems;
using Coordinator.Core.Model;
using Coordinator.Functions.Tests.Support;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Api;

/// <summary>
/// S14: provokes the answers that are no success, of a sound host and of one whose storage is out or damaged, and looks
/// for the insides in all that comes back.
/// </summary>
public sealed partial class LeakTests(ApiFixture fixture) : ApiTest(fixture)
{
    const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq";

    /// <summary>Where nothing listens.</summary>
    const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=storez;"
        + $"AccountKey={Key}/K1SZFPTOtr/KBHBeksoGMGw==;"
        + "TableEndpoint=http://127.0.0.1:9/storez;QueueEndpoint=http://127.0.0.1:9/storez;";

    readonly HashSet<string> _types = [];

    [Fact]
    public async Task An_error_shows_a_stack_a_type_an_account_or_an_address_of_the_inside()
    {
        foreach (var (method, address, body, headers) in Provocations)
            await LookAsync(Http, method, address, body, headers);
        await LookAtRefusalsAsync();
        await LookAtOutageAsync();
        await LookAtBugAsync();
        // What is provoked here is what clients meet most; a type that is no longer met makes the test blind.
        _types.ShouldBe(
        [
            ProblemTypes.Invalid, ProblemTypes.NotFound, ProblemTypes.MethodNotAllowed, ProblemTypes.TooLarge,
            ProblemTypes.UnsupportedMediaType, ProblemTypes.AddressTooLong, ProblemTypes.HeadersTooLarge,
            ProblemTypes.PreconditionFailed, ProblemTypes.Aborted, ProblemTypes.IdempotencyMismatch,
            ProblemTypes.LockHeld, ProblemTypes.Conflict, ProblemTypes.Unauthorized, ProblemTypes.Busy,
            ProblemTypes.DrillsDisabled, ProblemTypes.Unavailable, ProblemTypes.Internal, ProblemTypes.RequestTimeout,
            ProblemTypes.Forbidden,
        ],
        ignoreOrder: true);
    }

    static IEnumerable<(string Method, string Address, string? Body, (string, string)[] Headers)> Provocations
    {
        get
        {
            const string put = """{"id":"leak-1","operations":[{"op":"put","item":"leak/a","value":{"n":1}}]}""";
            const string other = """{"id":"leak-1","operations":[{"op":"put","item":"leak/a","value":{"n":2}}]}""";
            const string hopeless = """{"operations":[{"op":"check","item":"leak/a","if":{"version":77}}]}""";
            yield return ("POST", "api/transactions", "{", []);
            yield return ("POST", "api/transactions", """{"operations":[{"op":"nothing"}]}""", []);
            yield return ("POST", "api/transactions", """{"$type":"System.IO.FileInfo","operations":7}""", []);
            yield return ("POST", "api/transactions", put, []);
            yield return ("POST", "api/transactions", other, []);
            yield return ("POST", "api/transactions", hopeless, []);
            yield return ("POST", "api/transactions", new string(' ', Limits.RequestBytesMax + 1), []);
            yield return ("GET", "api/transactions/none", null, []);
            yield return ("GET", "api/transactions/%ff", null, []);
            yield return ("DELETE", "api/transactions", null, []);
            yield return ("GET", "api/items/leak/none", null, []);
            yield return ("GET", "api/items/leak/a?consistency=none", null, []);
            yield return ("PUT", "api/items/leak/a", "{}", [("If-Match", "\"99\"")]);
            yield return ("PUT", "api/items/le ak/a", "{}", []);
            yield return ("POST", "api/transactions", null, []);
            yield return ("GET", "api/nothing", null, []);
            yield return ("GET", $"api/health/live?pad={new string('p', Limits.AddressCharsMax)}", null, []);
            yield return ("GET", "api/health/live", null, [("X-Pad", new string('p', Limits.HeaderCharsMax))]);
            yield return ("PUT", "api/locks/leak", """{"owner":"a","leaseMs":30000}""", []);
            yield return ("PUT", "api/locks/leak", """{"owner":"b","leaseMs":30000}""", []);
            yield return ("DELETE", "api/locks/leak?token=999999", null, []);
            yield return ("GET", "api/sagas/none", null, []);
            yield return ("PUT", "api/sagas/definitions/leak", """{"steps":[{"name":"a"}]}""", []);
            yield return ("GET", "api/views/none/none", null, []);
            yield return ("GET", "api/events?slot=9999", null, []);
            yield return ("GET", "api/events?collection=a&cursor=none", null, []);
            yield return ("GET", "api/subscriptions/none", null, []);
            yield return ("GET", "api/cluster/shards/9999", null, []);
            yield return ("POST", "api/cluster/shards/0/failover", """{"drop":"none"}""", []);
            yield return ("POST", "api/drills/outage", """{"store":"none","forMs":1}""", []);
            yield return ("GET", "api/health/live", null, [("Host", "evil.example")]);
        }
    }

    async Task LookAtRefusalsAsync()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite, ("Host:Keys:Function", "leak-one"), ("Host:Keys:Admin", "leak-two"),
            ("Coordinator:Drills:Enabled", "false"), ("Coordinator:Limits:RequestsPerSecondPerCaller", "5"),
            ("Coordinator:Limits:BodyTimeoutMs", "1000"));
        using var nobody = host.Client();
        await LookAsync(nobody, "GET", "api/items/a/b", null);
        using var admin = host.Client("leak-two");
        await LookAsync(admin, "POST", "api/drills/outage", """{"store":"a","forMs":1}""");
        using var one = host.Client("leak-one");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LookAsync(one, "GET", "api/transactions/none", null)));
        using var slow = await RawHttp.ConnectAsync(host.Address);
        await slow.WriteAsync(
            RawHttp.Head("/api/transactions", "x-functions-key: leak-two", "Content-Length: 9") + "{");
        Look("a slow body", await slow.ReadToEndAsync());
    }

    async Task LookAtOutageAsync()
    {
        await using var host = await ApiHost.StartAsync(
            Fixture.Azurite,
            ("Coordinator:Stores:2:ConnectionString", Nowhere), ("Coordinator:Timings:ReadTimeout", "00:00:00.5"));
        using var http = host.Client();
        for (var key = 0; key < 60 && !_types.Contains(ProblemTypes.Unavailable); key++)
        {
            await LookAsync(http, "POST", "api/transactions", $$"""
                { "timeoutMs": 200, "operations": [ { "op": "put", "item": "leak/out{{key}}", "value": {} } ] }
                """);
        }

        await LookAsync(http, "GET", "api/health/ready", null);
        await LookAsync(http, "GET", "api/in-doubt", null);
    }

    /// <summary>A row that no program understands makes the function that reads it throw.</summary>
    async Task LookAtBugAsync()
    {
        var key = Fresh();
        await PutAsync($"damaged/{key}", """{"n":1}""");
        // Only when it is finished, else its transaction would stay in doubt for the other tests.
        await Eventually.IsTrueAsync(async () => !(await (await SendAsync("GET", "api/in-doubt"))
            .Content.ReadAsStringAsync()).Contains(key, StringComparison.Ordinal));
        (await DamagedRows.DamageAsync(Fixture.Azurite, key)).ShouldBe(2);
        await LookAsync(Http, "GET", $"api/items/damaged/{key}", null);
    }

    async Task LookAsync(
        HttpClient http, string method, string address, string? body, params (string, string)[] headers)
    {
        var answer = await SendAsync(http, method, address, body, headers: headers);
        var text = $"{answer.Headers}{answer.Content.Headers}\n{await answer.Content.ReadAsStringAsync()}";
        Look($"{method} {(address.Length < 100 ? address : address[..100])} {(int)answer.StatusCode}", text);
    }

    void Look(string what, string text)
    {
        var type = ProblemType().Match(text);
        if (type.Success)
        {
            lock (_types)
                _types.Add(type.Groups[1].Value);
        }

        foreach (var insides in Insides)
            text.ShouldNotContain(insides, Case.Insensitive, $"{what} shows {insides}");
        foreach (var secret in Fixture.Azurite.ConnectionStrings.Values.Append(Nowhere).SelectMany(SecretsOf))
            text.ShouldNotContain(secret, Case.Insensitive, $"{what} shows {secret}");
    }

    static IEnumerable<string> SecretsOf(string connection) =>
        Secrets().Matches(connection).Select(match => match.Groups[1].Value).Where(secret => secret.Length > 0);

    static readonly string[] Insides =
    [
        "   at ", "at Coordinator.", ".cs:", "Exception", "System.", "Azure.", "Microsoft.", "core.windows.net",
        "storea", "storeb", "storec", "storez", "leak-one", "leak-two", "SQL", "odata", "PartitionKey",
        "RowKey", "Kestrel", "NullReference",
    ];

    [GeneratedRegex("\"type\":\"(/problems/[a-z-]+)\"")]
    private static partial Regex ProblemType();

    [GeneratedRegex("(?:AccountKey=|AccountName=|//[^:]+)([^;/]+)")]
    private static partial Regex Secrets();
}
