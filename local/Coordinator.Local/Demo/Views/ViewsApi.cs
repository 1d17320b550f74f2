using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Coordinator.Client;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Views;

namespace Coordinator.Local.Demo.Views;

/// <summary>Calls the HTTP API of views; every request here is safe to repeat.</summary>
/// <param name="http">Its base address is the host's, with a slash at the end.</param>
public sealed class ViewsApi(HttpClient http)
{
    const int RowsAPage = 200;

    /// <summary>Creates a view, or leaves it alone when it is just that already.</summary>
    /// <param name="view">Its name.</param>
    /// <param name="definition">What it shows.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Reply<ViewSummaryBody>> DefineAsync(string view, JsonElement definition, CancellationToken stop) =>
        SendAsync<ViewSummaryBody>(HttpMethod.Put, WireAddresses.ViewDefinition(view), definition, stop);

    /// <summary>A page of a view's rows.</summary>
    /// <param name="view">Its name.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="stop">Gives up.</param>
    public Task<Reply<ViewRowListBody>> PageAsync(string view, string? cursor, CancellationToken stop)
    {
        var after = cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}";
        return SendAsync<ViewRowListBody>(HttpMethod.Get, $"api/views/{view}?top={RowsAPage}{after}", null, stop);
    }

    async Task<Reply<T>> SendAsync<T>(
        HttpMethod method, string address, JsonElement? body, CancellationToken stop)
        where T : class
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative));
        if (body is { } json)
            request.Content = new StringContent(json.GetRawText(), Encoding.UTF8, WireMedia.Json);
        using var response = await http.SendAsync(request, stop);
        var status = (int)response.StatusCode;
        return response.Content.Headers.ContentType?.MediaType switch
        {
            WireMedia.Problem => new Reply<T> { Status = status, Problem = await ReadAsync<Problem>(response, stop) },
            WireMedia.Json => new Reply<T> { Status = status, Value = await ReadAsync<T>(response, stop) },
            _ => new Reply<T> { Status = status },
        };
    }

    static Task<T?> ReadAsync<T>(HttpResponseMessage response, CancellationToken stop) =>
        response.Content.ReadFromJsonAsync<T>(WireJson.Options, stop);
}
