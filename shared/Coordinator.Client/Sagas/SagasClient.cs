using System.Globalization;
using System.Text;
using System.Text.Json;
using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Sagas;

namespace Coordinator.Client;

/// <summary>
/// Sagas and their definitions. Every request is safe to repeat: a saga that starts gets an id if the caller gives
/// none, an event a key.
/// </summary>
public sealed class SagasClient
{
    static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(20);

    readonly ApiConnection _connection;

    internal SagasClient(ApiConnection connection) => _connection = connection;

    /// <summary>Stores a definition as the next version; the same text again is the version that is there.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">JSON; it is sent as it is, so that the lines in errors are those of this text.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaVersionBody>> PutDefinitionAsync(
        string name, string definition, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaVersionBody>(
            new ApiRequest(HttpMethod.Put, WireAddresses.SagaDefinition(name))
            {
                Body = Encoding.UTF8.GetBytes(definition),
            },
            cancellation);

    /// <summary>Reads a definition; the status is 404 when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version; null for the newest.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaDefinitionBody>> GetDefinitionAsync(
        string name, int? version = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaDefinitionBody>(
            ApiRequest.Get(WireAddresses.SagaDefinition(name) + QueryText.Of(("version", QueryText.Of(version)))),
            cancellation);

    /// <summary>A page of the names of definitions with their newest versions.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaVersionListBody>> ListDefinitionsAsync(
        string? cursor = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaVersionListBody>(
            ApiRequest.Get("api/sagas/definitions" + QueryText.Of(("cursor", cursor))), cancellation);

    /// <summary>All definitions' names with their newest versions.</summary>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">A page is refused.</exception>
    public IAsyncEnumerable<SagaVersionBody> AllDefinitionsAsync(CancellationToken cancellation = default) =>
        Pages.AllAsync(ListDefinitionsAsync, page => page.Items, page => page.Cursor, cancellation);

    /// <summary>Starts a saga, or joins the one of its id.</summary>
    /// <param name="saga">What to start.</param>
    /// <param name="wait">How long the server waits for its end; null for not at all.</param>
    /// <param name="cancellation">Gives up; the saga may start all the same.</param>
    /// <returns>The saga as far as it went; <see cref="GetAsync"/> tells the rest.</returns>
    public Task<Reply<SagaAcceptedBody>> StartAsync(
        SagaStartBody saga, TimeSpan? wait = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(saga);
        var named = saga with { Id = saga.Id ?? _connection.Options.NewId() };
        return _connection.AskAsync<SagaAcceptedBody>(
            ApiRequest.Post("api/sagas", named) with { Headers = [Waiting(wait)] }, cancellation);
    }

    /// <summary>Starts a saga, or joins the one of its id.</summary>
    /// <typeparam name="TInput">The input's type; it becomes any JSON.</typeparam>
    /// <param name="definition">The name of its definition.</param>
    /// <param name="input">What <c>${input}</c> reads.</param>
    /// <param name="id">Its id; null for one made for it.</param>
    /// <param name="cancellation">Gives up; the saga may start all the same.</param>
    /// <returns>Its id: <see cref="WaitAsync"/> tells its end.</returns>
    /// <exception cref="CoordinatorException">It is refused.</exception>
    public async Task<string> StartAsync<TInput>(
        string definition, TInput input, string? id = null, CancellationToken cancellation = default)
    {
        var saga = new SagaStartBody { Definition = definition, Id = id, Input = _connection.ToElement(input) };
        return (await StartAsync(saga, wait: null, cancellation)).Required.Id;
    }

    /// <summary>How a saga stands; the status is 404 when there is none.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="wait">How long the server waits for its end; null for not at all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaBody>> GetAsync(
        string id, TimeSpan? wait = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaBody>(
            ApiRequest.Get(WireAddresses.Saga(id)) with { Headers = [Waiting(wait)] }, cancellation);

    /// <summary>Waits until a saga has ended, or is stuck and needs an operator.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The saga; <see cref="SagaBody.State"/> tells which of the two.</returns>
    /// <exception cref="CoordinatorException">There is none (404), or the question is refused.</exception>
    public async Task<SagaBody> WaitAsync(string id, CancellationToken cancellation = default)
    {
        while (true)
        {
            var saga = (await GetAsync(id, LongPoll, cancellation)).Required;
            if (SagaStates.IsFinal(saga.State) || saga.State == SagaStates.Stuck)
                return saga;
        }
    }

    /// <summary>A page of sagas, the newest first.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<SagaListBody>> ListAsync(SagaFilter? filter = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaListBody>(ApiRequest.Get("api/sagas" + filter?.Query), cancellation);

    /// <summary>All sagas that a filter lets through, the newest first.</summary>
    /// <param name="filter">Which; null for all.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">A page is refused.</exception>
    public IAsyncEnumerable<SagaSummaryBody> AllAsync(
        SagaFilter? filter = null, CancellationToken cancellation = default) =>
        Pages.AllAsync(
            (cursor, stop) => ListAsync((filter ?? new SagaFilter()) with { Cursor = cursor ?? filter?.Cursor }, stop),
            page => page.Items, page => page.Cursor, cancellation);

    /// <summary>Brings an event to a saga.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="name">The event.</param>
    /// <param name="payload">What the waiting step's result is; null for none.</param>
    /// <param name="idempotencyKey">
    /// The event counts once with it, however often it comes; null for one made for this call.
    /// </param>
    /// <param name="cancellation">Gives up; the event may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> RaiseEventAsync(
        string id, string name, JsonElement? payload = null, string? idempotencyKey = null,
        CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaAcceptedBody>(
            ApiRequest.Post(WireAddresses.SagaEvent(id, name)) with
            {
                Body = payload is { } json ? ApiRequest.JsonOf(json) : null,
                Headers = [(WireHeaders.IdempotencyKey, idempotencyKey ?? _connection.Options.NewId())],
            },
            cancellation);

    /// <summary>Asks a saga to undo everything; the status is 409 when it is too late.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="cancellation">Gives up; the word may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> CancelAsync(string id, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaAcceptedBody>(ApiRequest.Post($"{WireAddresses.Saga(id)}/cancel"), cancellation);

    /// <summary>Tries a stuck step again. Needs the operator's key.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Gives up; the word may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> RetryStepAsync(
        string id, string step, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaAcceptedBody>(
            ApiRequest.Post(WireAddresses.SagaStep(id, step, "retry")), cancellation);

    /// <summary>
    /// Goes on without a stuck step; what it may have done stays as it is. Needs the operator's key.
    /// </summary>
    /// <param name="id">The saga.</param>
    /// <param name="step">The step.</param>
    /// <param name="cancellation">Gives up; the word may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> SkipStepAsync(
        string id, string step, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaAcceptedBody>(
            ApiRequest.Post(WireAddresses.SagaStep(id, step, "skip")), cancellation);

    /// <summary>Takes a stuck step for done, or undone, by hand. Needs the operator's key.</summary>
    /// <param name="id">The saga.</param>
    /// <param name="step">The step.</param>
    /// <param name="result">What later steps read as its body; null for none.</param>
    /// <param name="cancellation">Gives up; the word may arrive all the same.</param>
    public Task<Reply<SagaAcceptedBody>> ResolveStepAsync(
        string id, string step, JsonElement? result = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<SagaAcceptedBody>(
            ApiRequest.Post(WireAddresses.SagaStep(id, step, "resolve")) with
            {
                Body = result is null ? null : ApiRequest.JsonOf(new SagaResolutionBody { Result = result }),
            },
            cancellation);

    static (string Name, string? Value) Waiting(TimeSpan? wait) => (
        WireHeaders.Prefer,
        wait is { } time
            ? string.Create(CultureInfo.InvariantCulture, $"wait={Math.Ceiling(time.TotalSeconds)}")
            : null);
}
