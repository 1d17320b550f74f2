using System.Text;
using System.Text.Json;
using Coordinator.Client.Http;
using Coordinator.Contracts;
using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Views;

namespace Coordinator.Client;

/// <summary>Views: their rows and their definitions. Every request is safe to repeat.</summary>
public sealed class ViewsClient
{
    readonly ApiConnection _connection;

    internal ViewsClient(ApiConnection connection) => _connection = connection;

    /// <summary>Reads a row; the status is 404 when no item is in this group.</summary>
    /// <param name="view">The view.</param>
    /// <param name="key">
    /// The key of a view whose keys have one part; of another the parts as <see cref="WireAddresses.ViewKey"/> writes
    /// them.
    /// </param>
    /// <param name="options">What the view must have applied; null for what is there.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewRowBody>> GetAsync(
        string view, string key, ViewReadOptions? options = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewRowBody>(
            ApiRequest.Get(WireAddresses.ViewRow(view, key) + QueryText.Of([.. Parameters(options)])), cancellation);

    /// <summary>Reads a row; null when no item is in this group.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="view">The view.</param>
    /// <param name="key">As in <see cref="GetAsync"/>.</param>
    /// <param name="options">What the view must have applied; null for what is there.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="CoordinatorException">
    /// There is no such view, or it is behind, or the read is refused.
    /// </exception>
    public async Task<ViewRow<T>?> FindAsync<T>(
        string view, string key, ViewReadOptions? options = null, CancellationToken cancellation = default)
    {
        var reply = await GetAsync(view, key, options, cancellation);
        return reply.Problem is { Type: ProblemTypes.NotFound } ? null : RowOf<T>(reply.Required);
    }

    /// <summary>A page of rows in the order of their keys.</summary>
    /// <param name="view">The view.</param>
    /// <param name="page">Which; null for the first of all.</param>
    /// <param name="options">What the view must have applied; null for what is there.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewRowListBody>> ListAsync(
        string view, ViewPage? page = null, ViewReadOptions? options = null, CancellationToken cancellation = default)
    {
        var query = QueryText.Of(
        [
            ("prefix", page?.Prefix), ("top", QueryText.Of(page?.Top)), ("cursor", page?.Cursor),
            .. Parameters(options),
        ]);
        return _connection.AskAsync<ViewRowListBody>(
            ApiRequest.Get($"api/views/{Uri.EscapeDataString(view)}{query}"), cancellation);
    }

    /// <summary>All rows in the order of their keys.</summary>
    /// <param name="view">The view.</param>
    /// <param name="prefix">Only keys that begin so; null for all.</param>
    /// <param name="options">What the view must have applied; null for what is there.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">There is no such view, or it is behind, or a page is refused.</exception>
    public IAsyncEnumerable<ViewRowBody> RowsAsync(
        string view, string? prefix = null, ViewReadOptions? options = null,
        CancellationToken cancellation = default) =>
        Pages.AllAsync(
            (cursor, stop) => ListAsync(view, new ViewPage { Prefix = prefix, Cursor = cursor }, options, stop),
            page => page.Items, page => page.Cursor, cancellation);

    /// <summary>All rows in the order of their keys, as values of a type.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="view">The view.</param>
    /// <param name="prefix">Only keys that begin so; null for all.</param>
    /// <param name="options">What the view must have applied; null for what is there.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">There is no such view, or it is behind, or a page is refused.</exception>
    public IAsyncEnumerable<ViewRow<T>> RowsAsync<T>(
        string view, string? prefix = null, ViewReadOptions? options = null,
        CancellationToken cancellation = default) =>
        RowsAsync(view, prefix, options, cancellation).Select(RowOf<T>);

    /// <summary>Creates a view or changes its definition; the same again changes nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">JSON; it is sent as it is, so that the lines in errors are those of this text.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewSummaryBody>> DefineAsync(
        string name, string definition, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewSummaryBody>(
            new ApiRequest(HttpMethod.Put, WireAddresses.ViewDefinition(name))
            {
                Body = Encoding.UTF8.GetBytes(definition),
            },
            cancellation);

    /// <summary>Creates a view or changes its definition; the same again changes nothing.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="definition">The definition.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewSummaryBody>> DefineAsync(
        string name, JsonElement definition, CancellationToken cancellation = default) =>
        DefineAsync(name, definition.GetRawText(), cancellation);

    /// <summary>A view's definition, and how far it is; the status is 404 when there is none.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewBody>> GetDefinitionAsync(string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewBody>(ApiRequest.Get(WireAddresses.ViewDefinition(name)), cancellation);

    /// <summary>A page of the views by name.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewSummaryListBody>> ListDefinitionsAsync(
        string? cursor = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewSummaryListBody>(
            ApiRequest.Get("api/views/definitions" + QueryText.Of(("cursor", cursor))), cancellation);

    /// <summary>All views by name.</summary>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">A page is refused.</exception>
    public IAsyncEnumerable<ViewSummaryBody> AllDefinitionsAsync(CancellationToken cancellation = default) =>
        Pages.AllAsync(ListDefinitionsAsync, page => page.Items, page => page.Cursor, cancellation);

    /// <summary>Deletes a view with its rows. The answer has no value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewBody>> RemoveAsync(string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewBody>(ApiRequest.Delete(WireAddresses.ViewDefinition(name)), cancellation);

    /// <summary>Builds a view once more from the event logs.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ViewSummaryBody>> RebuildAsync(string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewSummaryBody>(
            ApiRequest.Post($"{WireAddresses.ViewDefinition(name)}/rebuild"), cancellation);

    /// <summary>A page of the changes that a view could not apply. Needs the operator's key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<ViewDeadLetterListBody>> ListDeadLettersAsync(
        string name, string? cursor = null, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewDeadLetterListBody>(
            ApiRequest.Get($"{WireAddresses.ViewDefinition(name)}/dead-letters" + QueryText.Of(("cursor", cursor))),
            cancellation);

    /// <summary>Tries again what a view could not apply: builds it once more. Needs the operator's key.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Gives up; it may be begun all the same.</param>
    public Task<Reply<ViewSummaryBody>> ReplayDeadLettersAsync(
        string name, CancellationToken cancellation = default) =>
        _connection.AskAsync<ViewSummaryBody>(
            ApiRequest.Post($"{WireAddresses.ViewDefinition(name)}/dead-letters/replay"), cancellation);

    IEnumerable<(string Name, string? Value)> Parameters(ViewReadOptions? options) =>
        options?.Parameters(_connection.Seen) ?? [];

    ViewRow<T> RowOf<T>(ViewRowBody row) =>
        new(row.Key, _connection.FromElement<T>(row.Value, string.Join('/', row.Key)), row.Position, row.LagMs);
}
