using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Subscriptions;
using Coordinator.Core.Subscriptions.Deliveries;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Coordinator.Functions.Sagas;
using Coordinator.Functions.Tenants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Shows deliveries that were given up.</summary>
public sealed class DeadLetterFunctions(SubscriptionCatalog catalog, DeadLetterBox box)
{
    /// <summary>Lists the dead letters of a subscription, by slot and event.</summary>
    [Function("ListDeadLetters")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Admin, "get", "head", Route = "subscriptions/{name}/dead-letters")]
        HttpRequest request,
        string name)
    {
        var errors = new RequestErrors();
        var head = new RequestHead(request, errors);
        var known = SubscriptionIds.Parse(request, name, errors);
        var top = SagaQueryParser.Top(head);
        var after = ListCursor.Decode(ListOf(name), head.Text("cursor"), errors);
        if (!errors.IsEmpty)
            return WireResult.Of(errors.ToProblem());
        var tenant = Caller.Of(request).Tenant;
        var read = await catalog.FindAsync(known!, tenant);
        if (read.IsUnknown)
            return CatalogAnswers.Unavailable;
        if (read.Subscription is not { } found)
            return WireResult.Of(SubscriptionProblems.NotFound(name));
        return await box.ListAsync(found, after, top) is { } letters
            ? WireResult.Json(new DeadLetterListBody
            {
                Items = [.. letters.Select(letter => SubscriptionAnswers.Of(letter.Letter.SeenBy(tenant)))],
                Cursor = letters.Length < top ? null : ListCursor.Encode(ListOf(name), letters[^1].Name),
            })
            : CatalogAnswers.Unavailable;
    }

    static string ListOf(string name) => $"dead-letters/{name}";
}
