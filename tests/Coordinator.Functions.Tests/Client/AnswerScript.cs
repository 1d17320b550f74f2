using System.Net;
using System.Net.Http.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;

namespace Coordinator.Functions.Tests.Client;

/// <summary>A host that answers by a function of the request, and counts what it was asked.</summary>
sealed class AnswerScript(Func<HttpRequestMessage, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    int _asked;

    /// <summary>How many requests came.</summary>
    public int Asked => Volatile.Read(ref _asked);

    /// <summary>A problem of a type.</summary>
    public static HttpResponseMessage Problem(HttpStatusCode status, Problem problem) => new(status)
    {
        Content = JsonContent.Create(problem, new(WireMedia.Problem), WireJson.Options),
    };

    /// <summary>A value.</summary>
    public static HttpResponseMessage Value<T>(T value) => new(HttpStatusCode.OK)
    {
        Content = JsonContent.Create(value, new(WireMedia.Json), WireJson.Options),
    };

    /// <summary>A client of this host.</summary>
    public HttpClient Client() => new(this) { BaseAddress = new Uri("http://localhost/") };

    protected override Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.FromResult(answer(request, Interlocked.Increment(ref _asked)));
}
