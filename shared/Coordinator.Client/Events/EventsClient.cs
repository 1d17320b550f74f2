using System.Runtime.CompilerServices;
using Coordinator.Client.Http;
using Coordinator.Contracts.Events;

namespace Coordinator.Client;

/// <summary>
/// The event log: of a slot, of a collection or a topic over all slots, of an item. Where a stream follows a log it
/// asks on and on, over faults of the transport and hosts that are away, until it is cancelled.
/// </summary>
public sealed class EventsClient
{
    static readonly TimeSpan IdlePause = TimeSpan.FromSeconds(1);

    readonly ApiConnection _connection;

    internal EventsClient(ApiConnection connection) => _connection = connection;

    /// <summary>A page of a slot's log, the oldest first.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="after">The last sequence number that the caller has; 0 for none.</param>
    /// <param name="options">How many, how long to wait; null for the defaults.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<EventListBody>> ReadSlotAsync(
        int slot, long after = 0, EventReadOptions? options = null, CancellationToken cancellation = default) =>
        ReadAsync(SlotQuery(slot, after, options), _connection.Options.RepeatFor, cancellation);

    /// <summary>A page of the changes of a collection's items, or of a topic's messages.</summary>
    /// <param name="feed">The collection or topic.</param>
    /// <param name="cursor">From the page before; null for where the feed begins.</param>
    /// <param name="options">How many, how long to wait; null for the defaults.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<EventListBody>> ReadAsync(
        EventFeed feed, string? cursor = null, EventReadOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(feed);
        return ReadAsync(FeedQuery(feed, cursor, options), _connection.Options.RepeatFor, cancellation);
    }

    /// <summary>A page of an item's history, the newest first.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="before">Only events before this sequence number; null for all.</param>
    /// <param name="limit">The most to return, 1-1000; null for 100.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<Reply<EventListBody>> ReadHistoryAsync(
        string item, long? before = null, int? limit = null, CancellationToken cancellation = default) =>
        ReadAsync(
            QueryText.Of(("item", item), ("before", QueryText.Of(before)), ("limit", QueryText.Of(limit))),
            _connection.Options.RepeatFor, cancellation);

    /// <summary>Follows a slot's log. <see cref="EventBody.Sequence"/> is where to go on another time.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="after">The last sequence number that the caller has; 0 for none.</param>
    /// <param name="options">How many at a time, whether to end; null for the defaults.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">The slot does not exist, or the read is refused.</exception>
    public async IAsyncEnumerable<EventBody> FollowSlotAsync(
        int slot, long after = 0, EventReadOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        var choices = EventReadOptions.ToFollow(options);
        while (true)
        {
            var page = await PageAsync(SlotQuery(slot, after, choices), cancellation);
            foreach (var found in page.Events)
                yield return found;
            after = page.Next ?? after;
            if (choices.StopAtEnd && after >= page.Head)
                yield break;
            await PauseAsync(page, choices, cancellation);
        }
    }

    /// <summary>
    /// Follows a collection or a topic over all slots. Each event comes with the cursor to go on from, once it is
    /// dealt with: inside a page it leads to the page's beginning, so that nothing is lost and some events may come
    /// again; slot and sequence tell them.
    /// </summary>
    /// <param name="feed">The collection or topic.</param>
    /// <param name="cursor">From an event before; null for where the feed begins.</param>
    /// <param name="options">How many at a time, whether to end; null for the defaults.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async IAsyncEnumerable<FeedEvent> FollowAsync(
        EventFeed feed, string? cursor = null, EventReadOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var choices = EventReadOptions.ToFollow(options);
        while (true)
        {
            var page = await PageAsync(FeedQuery(feed, cursor, choices), cancellation);
            for (var i = 0; i < page.Events.Count; i++)
                yield return new FeedEvent(page.Events[i], i == page.Events.Count - 1 ? page.Cursor : cursor);
            cursor = page.Cursor;
            if (choices.StopAtEnd && page is { More: false, Incomplete: null })
                yield break;
            await PauseAsync(page, choices, cancellation);
        }
    }

    /// <summary>An item's whole history, the newest first.</summary>
    /// <param name="item"><c>collection/key</c>.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="CoordinatorException">The read is refused.</exception>
    public async IAsyncEnumerable<EventBody> HistoryAsync(
        string item, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        long? before = null;
        do
        {
            var page = (await ReadHistoryAsync(item, before, limit: null, cancellation)).Required;
            foreach (var found in page.Events)
                yield return found;
            before = page.Before;
        }
        while (before is not null);
    }

    static string SlotQuery(int slot, long after, EventReadOptions? options) => QueryText.Of(
        ("slot", QueryText.Of(slot)), ("after", QueryText.Of(after)), ("limit", QueryText.Of(options?.Limit)),
        ("waitMs", QueryText.Ms(options?.Wait)));

    static string FeedQuery(EventFeed feed, string? cursor, EventReadOptions? options) => QueryText.Of(
        ("collection", feed.Collection), ("topic", feed.Topic), ("cursor", cursor),
        ("from", cursor is null ? feed.From : null), ("limit", QueryText.Of(options?.Limit)),
        ("waitMs", QueryText.Ms(options?.Wait)));

    /// <summary>
    /// Where the server does not wait, the one who follows has to: nothing came since slots do not answer, or since
    /// nothing is there and no wait was asked for.
    /// </summary>
    Task PauseAsync(EventListBody page, EventReadOptions choices, CancellationToken cancellation)
    {
        var isWaited = choices.Wait > TimeSpan.Zero && page.Incomplete is null;
        var isIdle = page.Events.Count == 0 && (page.More != true || page.Incomplete is not null);
        return isIdle && !isWaited ? Task.Delay(IdlePause, _connection.Options.Time, cancellation) : Task.CompletedTask;
    }

    async Task<EventListBody> PageAsync(string query, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return (await ReadAsync(query, Timeout.InfiniteTimeSpan, cancellation)).Required;
    }

    Task<Reply<EventListBody>> ReadAsync(string query, TimeSpan within, CancellationToken cancellation) =>
        _connection.AskAsync<EventListBody>(ApiRequest.Get("api/events" + query), within, cancellation);
}
