using System.Globalization;
using Coordinator.Contracts.Events;
using Coordinator.Core.Events;
using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Access;
using Coordinator.Functions.Answers;
using Coordinator.Functions.Http;
using Coordinator.Functions.Parsing;
using Microsoft.AspNetCore.Http;

namespace Coordinator.Functions.Events;

/// <summary>Reads the query of <c>GET /api/events</c>.</summary>
sealed class EventQueryParser(HttpRequest request, int slotCount)
{
    /// <summary>Events of a page unless the request says otherwise.</summary>
    public const int LimitDefault = 100;

    /// <summary>Front ends cut longer requests off.</summary>
    public const int WaitMsMax = 60_000;

    static readonly string[] Sources = ["slot", "collection", "topic", "item"];

    /// <summary>What has a meaning beside one of the sources only.</summary>
    static readonly Dictionary<string, string[]> Companions = new(StringComparer.Ordinal)
    {
        ["after"] = ["slot"],
        ["cursor"] = ["collection", "topic"],
        ["from"] = ["collection", "topic"],
        ["before"] = ["item"],
        ["waitMs"] = ["slot", "collection", "topic"],
    };

    readonly RequestErrors _errors = new();

    readonly Tenant _tenant = Caller.Of(request).Tenant;

    RequestHead Head => new(request, _errors);

    /// <summary>The query, or what is wrong with it.</summary>
    public Parsed<EventQuery> Parse()
    {
        var sources = Sources.Where(request.Query.ContainsKey).ToList();
        if (sources is not [var source])
        {
            _errors.Add(
                "?" + sources.LastOrDefault("slot"), $"Give exactly one of {string.Join(", ", Sources)}.");
            return _errors.ToProblem();
        }

        RefuseOthers(source);
        var limit = Head.Whole("limit", 1, Limits.EventPageMax) ?? LimitDefault;
        var wait = TimeSpan.FromMilliseconds(Head.Whole("waitMs", 0, WaitMsMax) ?? 0);
        EventQuery query = source switch
        {
            "slot" => Slot(limit, wait),
            "item" => Item(limit),
            _ => Feed(source, limit, wait),
        };
        if (!_errors.IsEmpty)
            return _errors.ToProblem();
        return query is SlotEventQuery { Slot: var slot } && slot.Value >= slotCount ? NoSlot() : query;
    }

    void RefuseOthers(string source)
    {
        foreach (var (name, sources) in Companions)
        {
            if (request.Query.ContainsKey(name) && !sources.Contains(source))
                _errors.Add("?" + name, $"Has a meaning beside {string.Join(" or ", sources)} only.");
        }
    }

    SlotEventQuery Slot(int limit, TimeSpan wait) => new(
        new SlotId(Head.Whole("slot", 0, int.MaxValue) ?? 0), Head.NumberFrom("after", 0) ?? 0, limit, wait);

    ItemEventQuery Item(int limit)
    {
        var text = Head.Text("item") ?? "";
        if (!AddressText.IsDecodable(request.QueryString.Value ?? ""))
            _errors.Add("?item", AddressText.Error);
        return new ItemEventQuery(
            ItemNames.Parse(text, _tenant, "?item", _errors), Head.NumberFrom("before", 1), limit);
    }

    FeedEventQuery Feed(string source, int limit, TimeSpan wait)
    {
        var name = ItemNames.Collection(Head.Text(source) ?? "", _tenant, "?" + source, _errors);
        var from = Head.Choice("from", EventStarts.Beginning, EventStarts.Now);
        if (request.Query.ContainsKey("cursor") && request.Query.ContainsKey("from"))
            _errors.Add("?from", "Contradicts cursor.");
        var feed = new FeedSource(source == "topic" ? FeedKind.Topic : FeedKind.Collection, name);
        var cursor = from == EventStarts.Now ? null : FeedCursor.Beginning(feed, slotCount);
        return new FeedEventQuery(feed, Head.Text("cursor") is { } text ? Cursor(text, feed) : cursor, limit, wait);
    }

    FeedCursor? Cursor(string text, FeedSource feed)
    {
        try
        {
            return FeedCursor.Decode(text, feed, slotCount);
        }
        catch (InvalidCursorException)
        {
            _errors.Add("?cursor", "Is none that this feed gave out; leave it out to begin with the first event.");
            return null;
        }
    }

    Contracts.Problems.Problem NoSlot() => ProblemOf.NotFound(
        string.Create(CultureInfo.InvariantCulture, $"There are the slots 0 to {slotCount - 1}."));
}
