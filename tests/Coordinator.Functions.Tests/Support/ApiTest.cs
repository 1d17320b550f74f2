using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;

namespace Coordinator.Functions.Tests.Support;

/// <summary>What tests of the API share: a caller, short ways to send, a name space of its own for each test.</summary>
[Collection(ApiCollection.Name)]
public abstract class ApiTest : IDisposable
{
    static int _last;

    protected ApiTest(ApiFixture fixture)
    {
        Fixture = fixture;
        Http = fixture.Host.Client();
    }

    protected ApiFixture Fixture { get; }

    protected HttpClient Http { get; }

    public void Dispose()
    {
        Http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A key that no other test uses.</summary>
    protected static string Fresh([CallerMemberName] string test = "") => $"{test}-{Interlocked.Increment(ref _last)}";

    protected Task<HttpResponseMessage> SendAsync(
        string method, string address, string? body = null, string contentType = "application/json",
        params (string, string)[] headers) =>
        SendAsync(Http, method, address, body, contentType, headers);

    protected static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, string method, string address, string? body = null, string contentType = "application/json",
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await http.SendAsync(request);
    }

    protected Task<HttpResponseMessage> RunAsync(string body, params (string, string)[] headers) =>
        SendAsync("POST", "api/transactions", body, headers: headers);

    protected async Task<JsonNode> PutAsync(string item, string value)
    {
        var answer = await SendAsync("PUT", $"api/items/{item}", value);
        ((int)answer.StatusCode).ShouldBeInRange(200, 201);
        return await JsonOf(answer);
    }

    protected static async Task<JsonNode> JsonOf(HttpResponseMessage answer) =>
        JsonNode.Parse(
            await answer.Content.ReadAsStringAsync(), documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!;

    /// <summary>Checks status, type, media type and that nothing of the inside leaks; gives the problem.</summary>
    protected static async Task<JsonNode> ProblemOf(HttpResponseMessage answer, int status, string type)
    {
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["type"]!.GetValue<string>().ShouldBe("/problems/" + type);
        problem["status"]!.GetValue<int>().ShouldBe(status);
        problem["title"]!.GetValue<string>().ShouldNotBeNullOrEmpty();
        text.ShouldNotContain("Exception");
        text.ShouldNotContain("   at ");
        return problem;
    }
}
