using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Events;
using Coordinator.Contracts.Items;

namespace Coordinator.EndToEnd.Tests.Crash;

/// <summary>
/// Compares the logs of all slots with the items: no number is missing, every version of every item stands in them
/// once, in order, and the last one is what the item holds; every transfer stands in them whole.
/// </summary>
sealed class EventLogAudit
{
    const int EventsAPage = 500;

    readonly List<EventBody> _events = [];
    readonly List<string> _gaps = [];

    /// <summary>Events of all logs.</summary>
    public int Count => _events.Count;

    /// <summary>Reads every log, page by page.</summary>
    public static async Task<EventLogAudit> ReadAsync(HttpClient http, int slots)
    {
        var audit = new EventLogAudit();
        for (var slot = 0; slot < slots; slot++)
            await audit.ReadSlotAsync(http, slot);
        return audit;
    }

    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    /// <param name="items">The items as they are now, by name.</param>
    public IReadOnlyList<string> Faults(IReadOnlyDictionary<string, ItemBody> items) =>
        [.. _gaps, .. VersionFaults(items), .. TransferFaults(items)];

    async Task ReadSlotAsync(HttpClient http, int slot)
    {
        for (long after = 0; ;)
        {
            var address = string.Create(
                CultureInfo.InvariantCulture, $"api/events?slot={slot}&after={after}&limit={EventsAPage}");
            var page = (await http.GetFromJsonAsync<EventListBody>(
                new Uri(address, UriKind.Relative), WireJson.Options))!;
            foreach (var logged in page.Events)
            {
                if (logged.Sequence != ++after)
                    _gaps.Add($"Slot {slot}: {logged.Sequence} stands where {after} should.");
            }

            _events.AddRange(page.Events);
            if (page.Events.Count > 0 && page.Next == after)
                continue;
            if (page.Head != after || page.Next != after)
                _gaps.Add($"Slot {slot}: read to {after}, but next is {page.Next} and the head {page.Head}.");
            return;
        }
    }

    IEnumerable<string> VersionFaults(IReadOnlyDictionary<string, ItemBody> items)
    {
        var logged = _events.SelectMany(one => one.Changes).ToLookup(change => change.Item);
        foreach (var item in items.Keys.Union(logged.Select(changes => changes.Key)))
        {
            var versions = logged[item].Select(change => change.Version).ToList();
            var now = items.GetValueOrDefault(item);
            if (!versions.SequenceEqual(Enumerable.Range(1, (int)(now?.Version ?? 0)).Select(version => (long)version)))
                yield return $"{item} has version {now?.Version ?? 0}; the logs hold {string.Join(',', versions)}.";
            else if (!JsonElement.DeepEquals(logged[item].Last().Value!.Value, now!.Value!.Value))
                yield return $"{item} is {now.Value}; the last event says {logged[item].Last().Value}.";
        }
    }

    IEnumerable<string> TransferFaults(IReadOnlyDictionary<string, ItemBody> items)
    {
        var changes = _events.ToLookup(one => one.TransactionId, one => one);
        foreach (var events in changes)
        {
            var changed = events.SelectMany(one => one.Changes).Select(change => change.Item).Order().ToList();
            var mark = changed.FirstOrDefault(item => item.StartsWith("marks/", StringComparison.Ordinal));
            if (mark is null || !items.TryGetValue(mark, out var item))
                continue;
            var transfer = Transfer.FromJson(item.Value!.Value);
            string[] expected = [transfer.Marker, transfer.From, transfer.To];
            if (!changed.SequenceEqual(expected.Order()) || events.Select(one => one.CommitTime).Distinct().Count() > 1)
                yield return $"{events.Key} changed {string.Join(", ", changed)} at "
                    + $"{string.Join(", ", events.Select(one => one.CommitTime))}; it is {transfer}.";
        }
    }
}
