using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Model;
using Coordinator.Core.Subscriptions.Definitions;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Reads the body of <c>PUT /api/subscriptions/{name}</c>.</summary>
/// <param name="targets">Reads targets.</param>
sealed class SubscriptionParser(TargetParser targets)
{
    /// <summary>Reads a subscription; what is wrong with it is noted.</summary>
    /// <param name="body">The body.</param>
    /// <param name="tenant">Whose subscription it is.</param>
    /// <param name="errors">What was found wrong with the rest of the request; more is added.</param>
    public Parsed<SubscriptionRequest> Parse(ReadOnlyMemory<byte> body, Tenant tenant, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var source = Source(reader, tenant, errors);
        var where = WhereParser.Parse(reader.OptionalObject("where"), reader.At("where"), errors);
        var target = reader.RequiredObject("target") is { } element
            ? targets.Parse(element, reader.At("target"), tenant, errors)
            : null;
        var retry = reader.OptionalObject("retry") is { } policy
            ? RetryParser.Parse(policy, reader.At("retry"), errors)
            : null;
        var isFromStart = IsFromStart(reader, errors);
        reader.RefuseOthers();
        if (!errors.IsEmpty)
            return errors.ToProblem();
        var definition = new SubscriptionDefinition
        {
            Tenant = tenant,
            Source = source,
            Where = where,
            Target = target!,
            Retry = retry,
        };
        return new SubscriptionRequest(definition, isFromStart);
    }

    static SubscriptionSource Source(ObjectReader reader, Tenant tenant, RequestErrors errors)
    {
        var (collection, topic) = (reader.OptionalText("source"), reader.OptionalText("topic"));
        if (collection is not null)
            collection = ItemNames.Collection(collection, tenant, reader.At("source"), errors);
        if (topic is not null)
            topic = ItemNames.Topic(topic, tenant, reader.At("topic"), errors);
        if (collection is not null && topic is not null)
            errors.Add(reader.At("topic"), "Stands beside source; a subscription has one of the two.");
        // One of the wrong kind is noted already.
        if (reader.Optional("source") is null && reader.Optional("topic") is null)
            errors.Add(reader.At("source"), "Is missing; a subscription has a source (a collection) or a topic.");
        return topic is null ? SubscriptionSource.Collection(collection ?? "") : SubscriptionSource.Topic(topic);
    }

    static bool IsFromStart(ObjectReader reader, RequestErrors errors)
    {
        var from = reader.OptionalText("from") ?? SubscriptionStarts.Now;
        if (from is not (SubscriptionStarts.Now or SubscriptionStarts.Start))
            errors.Add(reader.At("from"), $"Must be {SubscriptionStarts.Now} or {SubscriptionStarts.Start}.");
        return from == SubscriptionStarts.Start;
    }
}
