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
    /// <param name="errors">What was found wrong with the rest of the request; more is added.</param>
    public Parsed<SubscriptionRequest> Parse(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var source = Source(reader, errors);
        var where = WhereParser.Parse(reader.OptionalObject("where"), reader.At("where"), errors);
        var target = reader.RequiredObject("target") is { } element
            ? targets.Parse(element, reader.At("target"), errors)
            : null;
        var retry = reader.OptionalObject("retry") is { } policy
            ? RetryParser.Parse(policy, reader.At("retry"), errors)
            : null;
        var isFromStart = IsFromStart(reader, errors);
        reader.RefuseOthers();
        if (!errors.IsEmpty)
            return errors.ToProblem();
        var definition = new SubscriptionDefinition { Source = source, Where = where, Target = target!, Retry = retry };
        return new SubscriptionRequest(definition, isFromStart);
    }

    static SubscriptionSource Source(ObjectReader reader, RequestErrors errors)
    {
        var (collection, topic) = (reader.OptionalText("source"), reader.OptionalText("topic"));
        if (collection is not null && ItemName.CollectionError(collection) is { } error)
            errors.Add(reader.At("source"), error);
        if (topic is not null && ItemName.CollectionError(topic) is { } topicError)
            errors.Add(reader.At("topic"), topicError.Replace("collection", "topic", StringComparison.Ordinal));
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
