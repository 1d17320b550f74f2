using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Contracts;
using Coordinator.Functions.Tests.Outgoing;
using Coordinator.Local.Azurite;
using Coordinator.TestKit;
using Shouldly;

namespace Coordinator.Functions.Tests.Security;

/// <summary>
/// S12: a whole deployment is used and misused with canaries in the place of every secret; then everything that it left
/// is looked through: logs of all levels, traces, metrics, activity, problems, tables and queues with the
/// orchestrations' histories and dead letters.
/// </summary>
public sealed class CanaryTests : IAsyncLifetime
{
    readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("coordinator-tests-");
    readonly Telemetry _telemetry = Telemetry.Start();
    readonly List<string> _problems = [];
    ScriptedServer _participant = null!;
    AzuriteProcess? _azurite;
    LoudHost? _loud;
    HttpClient _http = null!;

    public async Task InitializeAsync()
    {
        var options = new AzuriteOptions(_data.FullName)
        {
            Accounts = [.. new[] { "storea", "storeb", "storec" }
                .Select(name => new AzuriteAccount(name, Canaries.AccountKey))],
        };
        _participant = Answering();
        _azurite = await AzuriteProcess.StartAsync(await AzuriteInstallation.EnsureAsync(), options);
        _loud = await LoudHost.StartAsync(
            _azurite, ("Host:Keys:Function", Canaries.FunctionKey), ("Host:Keys:Admin", Canaries.AdminKey),
            ("Coordinator:Outgoing:AllowedHosts:0", _participant.Host),
            ("Coordinator:Outgoing:SigningKey", Canaries.SigningKey));
        _http = _loud.Host.Client();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        _telemetry.Dispose();
        await StopAsync();
        await _participant.DisposeAsync();
        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task A_secret_gets_where_it_does_not_belong()
    {
        await UseAsync();
        await MisuseAsync();
        await BreakAsync();
        var inside = await InsideAsync();
        var (console, values) = (_loud!.Logs.Console, _loud.Logs.Values);
        await StopAsync();
        var stored = StoredBytes.In(_data);

        // All places were really filled.
        console.ShouldContain("dbug: ");
        console.ShouldContain("Executed 'PutItem'");
        console.ShouldContain("was not sent");
        _telemetry.Text.ShouldContain("coordinator.");
        _problems.Count.ShouldBeGreaterThan(10);
        inside.ShouldContain("data/a");
        foreach (var value in new[] { Canaries.ItemValue, Canaries.SagaInput, Canaries.WebhookQuery })
            stored.Holding(value).ShouldNotBeEmpty(value);

        var told = console + values + inside + _telemetry.Text;
        foreach (var secret in Canaries.Secrets)
        {
            foreach (var form in StoredBytes.Forms(secret))
                (told + string.Concat(_problems)).ShouldNotContain(form, Case.Sensitive);
            stored.Holding(secret).ShouldBeEmpty(secret);
        }

        foreach (var value in Canaries.Values)
            told.ShouldNotContain(value, Case.Sensitive);
        stored.Holding(Canaries.MalformedBody).ShouldBeEmpty();
        _problems.Where(problem => problem.Contains("canary-value-", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    /// <summary>What a search for the forms of a text finds, so that the search above means something.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abc")]
    public void A_text_inside_of_base64_is_not_found(string before)
    {
        foreach (var after in new[] { "", "x", "xy", "xyz" })
        {
            var hidden = Convert.ToBase64String(Encoding.UTF8.GetBytes(before + Canaries.FunctionKey + after));
            StoredBytes.Forms(Canaries.FunctionKey).ShouldContain(
                form => hidden.Contains(form, StringComparison.Ordinal), $"{before.Length} {after.Length}");
        }
    }

    async Task UseAsync()
    {
        var item = $$"""{ "secret": "{{Canaries.ItemValue}}", "n": 1 }""";
        await DoneAsync("PUT", "api/items/data/a", item);
        await DoneAsync("GET", $"api/items/data/a?code={Canaries.FunctionKey}", key: null);
        await DoneAsync("POST", "api/transactions", $$"""
            { "operations": [ { "op": "put", "item": "data/b", "value": {{item}} },
                { "op": "publish", "topic": "news", "value": {{item}} } ] }
            """);
        await DoneAsync("POST", "api/transactions?dryRun=true", $$"""
            { "operations": [ { "op": "put", "item": "data/b", "value": {{item}} } ] }
            """);
        await DoneAsync("PUT", "api/subscriptions/hook", $$"""
            { "source": "data", "from": "start", "retry": { "attempts": 1 },
              "target": { "url": "{{_participant.Url}}hook?token={{Canaries.WebhookQuery}}" } }
            """);
        await RunSagaAsync();
        await Eventually.IsTrueAsync(async () =>
            (await JsonAsync("api/subscriptions/hook"))["deadLetters"]!.GetValue<int>() > 0);
        await DoneAsync("GET", "api/subscriptions/hook/dead-letters", key: Canaries.AdminKey);
    }

    async Task RunSagaAsync()
    {
        var call = $$"""
            "http": { "method": "POST", "url": "{{_participant.Url}}x?token={{Canaries.ParticipantQuery}}",
                      "body": { "who": "${input.who}" } }
            """;
        var refused = $$"""
            "http": { "method": "POST", "url": "https://nowhere.example/?token={{Canaries.RefusedQuery}}" }
            """;
        await DoneAsync("PUT", "api/sagas/definitions/canary", $$"""
            { "steps": [ { "name": "ok", "wait": { "event": "go", "timeoutMs": 60000 } },
                { "name": "one", {{call}}, "compensate": { {{call}} } },
                { "name": "two", {{refused}}, "compensate": { {{refused}} } } ] }
            """);
        await DoneAsync("POST", "api/sagas", $$"""
            { "definition": "canary", "id": "canary-1", "input": { "who": "{{Canaries.SagaInput}}" } }
            """);
        await Eventually.IsTrueAsync(async () =>
            (await SendAsync("POST", "api/sagas/canary-1/events/go", $$"""{ "v": "{{Canaries.EventValue}}" }""",
                Canaries.FunctionKey, ("Idempotency-Key", Canaries.EventKey))).IsSuccessStatusCode);
        await Eventually.IsTrueAsync(async () =>
            (await JsonAsync("api/sagas/canary-1"))["endedAt"] is not null);
    }

    async Task MisuseAsync()
    {
        await RefusedAsync(401, "GET", "api/items/data/a", key: Canaries.WrongKey);
        await RefusedAsync(401, "GET", $"api/items/data/a?code={Canaries.WrongKey}", key: null);
        await RefusedAsync(401, "GET", "api/in-doubt", key: Canaries.FunctionKey);
        await RefusedAsync(
            401, "GET", "api/items/data/a", key: null, header: ("Authorization", $"Bearer {Canaries.Bearer}"));
        await RefusedAsync(400, "PUT", "api/items/data/a", $$"""{ "a": "{{Canaries.MalformedBody}}""");
        await RefusedAsync(400, "POST", "api/transactions", $$"""{ "operations": "{{Canaries.MalformedBody}}" }""");
        await RefusedAsync(415, "PUT", "api/items/data/a", Canaries.MalformedBody, mediaType: "text/plain");
        await RefusedAsync(412, "PUT", "api/items/data/a", "{}", header: ("If-Match", "\"99\""));
        await RefusedAsync(404, "GET", $"api/items/data/none?code={Canaries.FunctionKey}", key: null);
        await RefusedAsync(404, "GET", $"api/none?code={Canaries.FunctionKey}", key: null);
        await RefusedAsync(405, "DELETE", $"api/transactions?code={Canaries.FunctionKey}", key: null);
        await RefusedAsync(400, "PUT", "api/subscriptions/bad", $$"""
            { "source": "data", "target": { "url": "https://nowhere.example/?token={{Canaries.WebhookQuery}}" } }
            """);
    }

    /// <summary>Storage fails under a request, whose connection carries the account's key.</summary>
    async Task BreakAsync()
    {
        foreach (var store in new[] { "a", "b", "c" })
            await DoneAsync(
                "POST", "api/drills/outage", $$"""{ "store": "{{store}}", "forMs": 60000 }""", Canaries.AdminKey);
        var answer = await SendAsync("PUT", "api/items/data/a", "{}", Canaries.FunctionKey);
        ((int)answer.StatusCode).ShouldBe(503);
        await NoteAsync(answer);
        foreach (var store in new[] { "a", "b", "c" })
            await DoneAsync("DELETE", $"api/drills/outage?store={store}", key: Canaries.AdminKey);
    }

    /// <summary>What the host tells operators of its work.</summary>
    async Task<string> InsideAsync() => string.Concat(
        await JsonAsync("api/activity", Canaries.AdminKey), await JsonAsync("api/metrics", Canaries.AdminKey));

    async Task<JsonNode> JsonAsync(string address, string key = Canaries.FunctionKey)
    {
        var answer = await SendAsync("GET", address, body: null, key);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    async Task DoneAsync(string method, string address, string? body = null, string? key = Canaries.FunctionKey)
    {
        var answer = await SendAsync(method, address, body, key);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{method} {address.Split('?')[0]} {(int)answer.StatusCode}");
    }

    async Task RefusedAsync(
        int status, string method, string address, string? body = null, string? key = Canaries.FunctionKey,
        string mediaType = "application/json", (string Name, string Value)? header = null)
    {
        var answer = await SendAsync(method, address, body, key, header, mediaType);
        ((int)answer.StatusCode).ShouldBe(status, $"{method} {address.Split('?')[0]}");
        await NoteAsync(answer);
    }

    async Task NoteAsync(HttpResponseMessage answer)
    {
        var headers = string.Join('\n', answer.Headers.Select(h => $"{h.Key}: {string.Join(',', h.Value)}"));
        _problems.Add($"{headers}\n{await answer.Content.ReadAsStringAsync()}");
    }

    async Task<HttpResponseMessage> SendAsync(
        string method, string address, string? body, string? key, (string Name, string Value)? header = null,
        string mediaType = "application/json")
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, mediaType);
        if (key is not null)
            request.Headers.Add(WireHeaders.FunctionsKey, key);
        if (header is { } one)
            request.Headers.TryAddWithoutValidation(one.Name, one.Value).ShouldBeTrue();
        return await _http.SendAsync(request);
    }

    /// <summary>A participant that does everything, and a receiver that refuses everything.</summary>
    static ScriptedServer Answering() => new((request, stream) =>
    {
        var status = request.Line.Contains("/hook", StringComparison.Ordinal) ? 410 : 200;
        var answer = ScriptedServer.Answer(status, $$"""{"why":"{{Canaries.Answer}}"}""");
        return stream.WriteAsync(Encoding.UTF8.GetBytes(answer)).AsTask();
    });

    async Task StopAsync()
    {
        if (_loud is { } loud)
            await loud.DisposeAsync();
        if (_azurite is { } azurite)
            await azurite.DisposeAsync();
        (_loud, _azurite) = (null, null);
    }
}
