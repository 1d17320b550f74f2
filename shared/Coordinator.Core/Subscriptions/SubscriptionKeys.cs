using System.Globalization;
using Coordinator.Core.Model;
using Coordinator.Core.Records;

namespace Coordinator.Core.Subscriptions;

/// <summary>
/// The addresses of the records of subscriptions. Definitions share a partition, so that one batch creates or deletes
/// all that makes a subscription. Positions and dead letters of one subscription share another, so that one batch puts
/// an event aside and moves on; a partition takes 2,000 writes a second on Azure, as many messages as a queue takes.
/// </summary>
static class SubscriptionKeys
{
    /// <summary>The partition of all subscriptions.</summary>
    public const string Partition = "subscriptions";

    /// <summary>Names of definitions begin so.</summary>
    public const string DefinitionPrefix = "subscription/";

    /// <summary>Names of records begin so that tell what is left of a deleted subscription.</summary>
    public const string RemainsPrefix = "remains/";

    /// <summary>Names of cursors begin so.</summary>
    public const string CursorPrefix = "cursor/";

    /// <summary>Names of dead letters begin so.</summary>
    public const string DeadLetterPrefix = "dead/";

    /// <summary>A subscription.</summary>
    public static RecordKey Definition(string name) => new(Partition, DefinitionPrefix + name);

    /// <summary>The positions that it began with.</summary>
    public static RecordKey Start(string name, string generation) => new(Partition, $"start/{name}/{generation}");

    /// <summary>What is left of a deleted one.</summary>
    public static RecordKey Remains(string name, string generation) =>
        new(Partition, $"{RemainsPrefix}{name}/{generation}");

    /// <summary>The partition of a subscription's cursors and dead letters.</summary>
    public static string Cursors(string name, string generation) => $"subscription/{name}/{generation}";

    /// <summary>A slot's cursor.</summary>
    public static RecordKey Cursor(Subscription subscription, SlotId slot) => new(
        Cursors(subscription.Name, subscription.Generation),
        string.Create(CultureInfo.InvariantCulture, $"{CursorPrefix}{slot.Value:D4}"));

    /// <summary>A dead letter; names are in the order of slot, event and message.</summary>
    public static RecordKey DeadLetter(Subscription subscription, SlotId slot, long sequence, int? message) => new(
        Cursors(subscription.Name, subscription.Generation),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{DeadLetterPrefix}{slot.Value:D4}/{sequence:D19}/{message ?? 0:D3}"));
}
