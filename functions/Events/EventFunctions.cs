using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Hosting;

namespace Coordinator.Functions.Events;

/// <summary>Gives out events.</summary>
public sealed class EventFunctions(
    LogTail tail, EventFeed feed, ItemEvents items, CoordinatorSettings settings, IHostApplicationLifetime host)
{
    /// <summary>Reads events of a slot, of a collection or topic, or of an item.</summary>
    [Function("ReadEvents")]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", "head", Route = "events")] HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var tenant = Caller.Of(request).Tenant;
        var query = new EventQueryParser(request, settings.Slots).Parse();
        if (!query.IsValid)
            return WireResult.Of(query.Problem);
        // A host that stops does not let those who wait hold it up; they are answered that nothing has come.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            request.HttpContext.RequestAborted, host.ApplicationStopping);
        return query.Value switch
        {
            SlotEventQuery slot => EventAnswers.Of(
                slot, tenant, await tail.ReadAsync(slot.Slot, slot.After, slot.Limit, slot.Wait, end.Token)),
            FeedEventQuery feed => EventAnswers.Of(feed, tenant, await ReadAsync(feed, end.Token)),
            ItemEventQuery item => await ReadAsync(item, tenant),
            _ => throw new InvalidOperationException("There is no other query."),
        };
    }

    async Task<FeedPage?> ReadAsync(FeedEventQuery query, CancellationToken end)
    {
        var cursor = query.Cursor ?? await feed.EndAsync(query.Source, settings.Slots);
        return cursor is null ? null : await feed.ReadAsync(cursor, query.Limit, query.Wait, end);
    }

    async Task<WireResult> ReadAsync(ItemEventQuery query, Tenant tenant)
    {
        var slot = SlotHash.Of(query.Item, settings.Layout);
        return EventAnswers.Of(query, tenant, slot, await items.ReadAsync(query.Item, slot, query.Before, query.Limit));
    }
}
