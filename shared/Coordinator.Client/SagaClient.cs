using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Sagas;

namespace Coordinator.Client;

/// <summary>
/// Calls the HTTP API of sagas. Refusals are values, as in <see cref="CoordinatorClient"/>. An exception of the
/// transport leaves open what happened; every request here is safe to repeat, if the saga to start has an id and the
/// event a key.
/// </summary>
/// <param name="http">
/// Its base address is the host's, with a slash at the end; a key belongs into its default headers. Its timeout has to
/// be longer than the waits that are asked for.
/// </param>
public sealed class SagaClient(HttpClient http)
{
    /// <summary>Stores a definition as the next version; the same text again is the version that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">JSON; it is sent as it is, so that the lines in errors are those of this text.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaVersionBody>> PutDefinitionAsync(
        string name, string definition, CancellationToken cancellation = default) =>
        SendAsync<SagaVersionBody>(
            HttpMethod.Put, WireAddresses.SagaDefinition(name),
            new StringContent(definition, Encoding.UTF8, WireMedia.Json), cancellation);

    /// <summary>Reads a definition; the status is 404 when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version; null for the newest.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaDefinitionBody>> GetDefinitionAsync(
        string name, int? version = null, CancellationToken cancellation = default)
    {
        var query = SagaFilter.QueryOf(("version", version?.ToString(CultureInfo.InvariantCulture)));
        return SendAsync<SagaDefinitionBody>(
            HttpMethod.Get, WireAddresses.SagaDefinition(name) + query, null, cancellation);
    }

    /// <summary>Lists the names of definitions with their newest versions.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaVersionListBody>> ListDefinitionsAsync(
        string? cursor = null, CancellationToken cancellation = default) =>
        SendAsync<SagaVersionListBody>(
            HttpMethod.Get, "api/sagas/definitions" + SagaFilter.QueryOf(("cursor", cursor)), null, cancellation);

    /// <summary>Starts a saga, or joins the one of its id.</summary>
    /// <param name="saga">What to start; with an id it may be repeated without starting twice.</param>
    /// <param name="wait">How long the server waits for its end; null for not at all.</param>
    /// <param name="cancellation">Gives up; the saga may start all the same.</param>
    /// <returns>The saga as far as it went; <see cref="GetAsync"/> tells the rest.</returns>
    public Task<Reply<SagaAcceptedBody>> StartAsync(
        SagaStartBody saga, TimeSpan? wait = null, CancellationToken cancellation = default) =>
        SendAsync<SagaAcceptedBody>(HttpMethod.Post, "api/sagas", Wire.Content(saga), cancellation, Waiting(wait));

    /// <summary>How a saga stands; the status is 404 when there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="wait">How long the server waits for its end; null for not at all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaBody>> GetAsync(
        string id, TimeSpan? wait = null, CancellationToken cancellation = default) =>
        SendAsync<SagaBody>(HttpMethod.Get, WireAddresses.Saga(id), null, cancellation, Waiting(wait));

    /// <summary>Lists sagas, the newest first.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaListBody>> ListAsync(SagaFilter? filter = null, CancellationToken cancellation = default) =>
        SendAsync<SagaListBody>(HttpMethod.Get, "api/sagas" + filter?.Query, null, cancellation);

    /// <summary>Brings an event to a saga.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="name">The event.</param>
    /// <param name="payload">What the waiting step's result is; null for none.</param>
    /// <param name="idempotencyKey">The event counts once with it, however often it comes; null for none.</param>
    /// <param name="cancellation">Gives up; the event may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> RaiseEventAsync(
        string id, string name, JsonElement? payload = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        SendAsync<SagaAcceptedBody>(
            HttpMethod.Post, WireAddresses.SagaEvent(id, name), payload is { } json ? Wire.Content(json) : null,
            cancellation, (WireHeaders.IdempotencyKey, idempotencyKey));

    /// <summary>Asks a saga to undo everything; the status is 409 when it is too late.</summary>
    public Task<Reply<SagaAcceptedBody>> CancelAsync(string id, CancellationToken cancellation = default) =>
        SendAsync<SagaAcceptedBody>(HttpMethod.Post, $"{WireAddresses.Saga(id)}/cancel", null, cancellation);

    /// <summary>Tries a stuck step again. Needs the operator's key.</summary>
    public Task<Reply<SagaAcceptedBody>> RetryStepAsync(
        string id, string step, CancellationToken cancellation = default) =>
        SendAsync<SagaAcceptedBody>(HttpMethod.Post, WireAddresses.SagaStep(id, step, "retry"), null, cancellation);

    /// <summary>
    /// Goes on without a stuck step; what it may have done stays as it is. Needs the operator's key.
    /// </summary>
    public Task<Reply<SagaAcceptedBody>> SkipStepAsync(
        string id, string step, CancellationToken cancellation = default) =>
        SendAsync<SagaAcceptedBody>(HttpMethod.Post, WireAddresses.SagaStep(id, step, "skip"), null, cancellation);

    /// <summary>Takes a stuck step for done, or undone, by hand. Needs the operator's key.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="step">The step.</param>
    /// <param name="result">What later steps read as its body; null for none.</param>
    /// <param name="cancellation">Gives up; the word may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> ResolveStepAsync(
        string id, string step, JsonElement? result = null, CancellationToken cancellation = default) =>
        SendAsync<SagaAcceptedBody>(
            HttpMethod.Post, WireAddresses.SagaStep(id, step, "resolve"),
            result is null ? null : Wire.Content(new SagaResolutionBody { Result = result }), cancellation);

    static (string Name, string? Value) Waiting(TimeSpan? wait) => (
        WireHeaders.Prefer,
        wait is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"wait={Math.Ceiling(time.TotalSeconds)}")
            : null);

    async Task<Reply<T>> SendAsync<T>(
        HttpMethod method, string address, HttpContent? content, CancellationToken cancellation,
        params (string Name, string? Value)[] headers)
        where T : class
    {
        using var request = new HttpRequestMessage(method, new Uri(address, UriKind.Relative)) { Content = content };
        foreach (var (name, value) in headers.Where(header => header.Value is not null))
            request.Headers.TryAddWithoutValidation(name, value);
        using var response = await http.SendAsync(request, cancellation);
        return await Wire.ReadAsync<T>(response, cancellation);
    }
}
