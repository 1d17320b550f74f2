using Coordinator.Contracts.Subscriptions;
using Coordinator.Core.Model;
using Coordinator.Functions.Parsing;

namespace Coordinator.Functions.Subscriptions;

/// <summary>Reads the body of <c>POST …/replay</c>.</summary>
/// <param name="slots">Slots of this deployment.</param>
sealed class ReplayParser(int slots)
{
    /// <summary>What is asked for; what is wrong with it is noted.</summary>
    public Parsed<ReplayRequest> Parse(ReadOnlyMemory<byte> body, RequestErrors errors)
    {
        if (JsonBody.ReadObject(body, Limits.JsonDepthMax, errors) is not { } root)
            return errors.ToProblem();
        var reader = new ObjectReader(root, "", errors);
        var slot = reader.OptionalWhole("slot", 0, slots - 1);
        var after = reader.OptionalWhole("after", 0, long.MaxValue);
        var from = reader.OptionalText("from");
        var deadLetters = reader.OptionalFlag("deadLetters");
        reader.RefuseOthers();
        if (from is not (null or SubscriptionStarts.Start))
            errors.Add("/from", $"Must be {SubscriptionStarts.Start}.");
        if (deadLetters == false)
            errors.Add("/deadLetters", "Must be true; leave it out to replay something else.");
        CheckChoice(reader, errors);
        if (!errors.IsEmpty)
            return errors.ToProblem();
        var position = slot is { } number ? (new SlotId((int)number), after!.Value) : default((SlotId, long)?);
        return new ReplayRequest(position, from is not null, deadLetters ?? false);
    }

    static void CheckChoice(ObjectReader reader, RequestErrors errors)
    {
        var hasSlot = reader.Optional("slot") is not null;
        var hasAfter = reader.Optional("after") is not null;
        if (hasSlot != hasAfter)
            errors.Add(hasSlot ? "/after" : "/slot", "Is missing; a position is a slot and after.");
        var choices = new[] { hasSlot || hasAfter, reader.Optional("from") is not null,
            reader.Optional("deadLetters") is not null };
        if (choices.Count(isGiven => isGiven) != 1)
            errors.Add("", "Must hold exactly one of slot with after, from, deadLetters.");
    }
}
