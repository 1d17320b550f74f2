using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Azure.Tests.Publishing;
using Shouldly;

namespace Coordinator.Azure.Tests.Worker;

/// <summary>What tests of the worker share: a caller, short ways to send, names of its own for each test.</summary>
[Collection(AzurePublish.Collection)]
public abstract class WorkerTest(AzurePublish publish, GenuineWorker worker) : IAsyncLifetime, IDisposable
{
    static int _last;

    readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };

    protected AzurePublish Publish { get; } = publish;

    protected GenuineWorker Worker { get; } = worker;

    async Task IAsyncLifetime.InitializeAsync()
    {
        Publish.Require();
        _http.BaseAddress = (await Worker.HostAsync(Publish)).Address;
    }

    Task IAsyncLifetime.DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>A key that no other test uses.</summary>
    protected static string Fresh([CallerMemberName] string test = "") => $"{test}-{Interlocked.Increment(ref _last)}";

    protected Task<HttpResponseMessage> SendAsync(
        string method, string address, string? body = null, params (string Name, string Value)[] headers) =>
        SendAsync(_http, method, address, body, headers);

    protected static async Task<HttpResponseMessage> SendAsync(
        HttpClient http, string method, string address, string? body = null,
        params (string Name, string Value)[] headers)
    {
        ArgumentNullException.ThrowIfNull(http);
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await http.SendAsync(request);
    }

    protected static async Task<JsonNode> JsonOf(HttpResponseMessage answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    /// <summary>Checks status, type and media type, and that nothing of the inside leaks; gives the problem.</summary>
    protected static async Task<JsonNode> ProblemOf(HttpResponseMessage answer, int status, string type)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(status, text);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonNode.Parse(text)!;
        problem["type"]!.GetValue<string>().ShouldBe("/problems/" + type);
        text.ShouldNotContain("Exception");
        text.ShouldNotContain("   at ");
        return problem;
    }
}
