using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Coordinator.Contracts;
using Shouldly;

namespace Coordinator.Functions.Tests.Tenants;

/// <summary>Somebody who calls the API with a key.</summary>
sealed class TenantCaller(HttpClient http) : IDisposable
{
    public void Dispose() => http.Dispose();

    public async Task<TenantAnswer> SendAsync(
        string method, string address, string? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/json");
        }

        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        using var answer = await http.SendAsync(request);
        var told = answer.Headers.Concat(answer.Content.Headers)
            // The position is the slot's, which each name has of its own.
            .Where(header => header.Key is not ("Date" or WireHeaders.Position))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);
        return new TenantAnswer(
            (int)answer.StatusCode, string.Join('\n', told), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Sends what must succeed.</summary>
    public async Task<JsonNode> OkAsync(
        string method, string address, string? body = null, params (string Name, string Value)[] headers)
    {
        var answer = await SendAsync(method, address, body, headers);
        answer.Status.ShouldBeInRange(200, 299, $"{method} {address}: {answer.Body}");
        return answer.Body.Length == 0 ? new JsonObject() : answer.Json;
    }

    public Task<JsonNode> GetAsync(string address) => OkAsync("GET", address);

    /// <summary>Sends what must be refused.</summary>
    public async Task<JsonNode> RefusedAsync(int status, string method, string address, string? body = null)
    {
        var answer = await SendAsync(method, address, body);
        answer.Status.ShouldBe(status, $"{method} {address}: {answer.Body}");
        return answer.Json;
    }
}
