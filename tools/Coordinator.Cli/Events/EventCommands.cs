using System.CommandLine;
using System.Globalization;
using Coordinator.Cli.CommandLine;
using Coordinator.Cli.Output;
using Coordinator.Client;
using Coordinator.Contracts.Events;

namespace Coordinator.Cli.Events;

/// <summary>The event log.</summary>
static class EventCommands
{
    static readonly Option<int?> Slot = Numbers.Option("--slot", "The log of this slot.", 0, 65535);

    static readonly Option<string?> Collection = Names.Option(
        "--collection", "NAME", "The changes of this collection's items.");

    static readonly Option<string?> Topic = Names.Option("--topic", "NAME", "The messages of this topic.");

    static readonly Option<string?> From = Names.Option(
        "--from", "PLACE", "Where to begin: beginning, now, of a slot the sequence number to go on after, of a "
            + "collection or topic a cursor. Default: now of a collection or topic, the beginning of a slot.");

    static readonly Option<bool> UntilEnd = new("--until-end")
    {
        Description = "Stop when nothing more is there, instead of waiting.",
    };

    static readonly Option<int?> Limit = Numbers.Option(
        "--limit", "Stop after so many events.", 1, int.MaxValue);

    /// <summary>The commands.</summary>
    public static Command Create() => new("events", "The event log.")
    {
        CreateTail(),
        new Command("item", "The history of an item, the newest first.") { Names.Item, Limit }.Runs(HistoryAsync),
    };

    static Command CreateTail()
    {
        var tail = new Command("tail", "Follow the log of a slot, a collection or a topic, until Ctrl+C; an event a "
            + "line.")
        {
            Slot, Collection, Topic, From, UntilEnd, Limit,
        };
        tail.Validators.Add(result =>
        {
            var given = new[] { result.GetResult(Slot), result.GetResult(Collection), result.GetResult(Topic) };
            if (given.Count(option => option is not null) != 1)
                result.AddError("Give one of --slot, --collection and --topic.");
        });
        return tail.Runs(TailAsync);
    }

    static async Task<int> TailAsync(Call call)
    {
        var advice = new CursorAdvice(call);
        try
        {
            await WriteAsync(
                call, call.Get(Slot) is { } slot ? SlotEvents(call, slot, advice) : FeedEvents(call, advice));
        }
        catch (OperationCanceledException) when (call.Stop.IsCancellationRequested)
        {
            // Following ends so.
        }
        catch (OutputClosedException)
        {
            // And so: whoever reads it has enough.
        }

        advice.Tell();
        return ExitCodes.Done;
    }

    static async Task<int> HistoryAsync(Call call)
    {
        await WriteAsync(call, call.Api.Events.HistoryAsync(call.Need(Names.Item), call.Stop));
        return ExitCodes.Done;
    }

    static async IAsyncEnumerable<EventBody> SlotEvents(Call call, int slot, CursorAdvice advice)
    {
        var from = call.Get(From);
        long after = 0;
        if (from is not (null or EventStarts.Beginning)
            && !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            throw CliException.Usage($"Of a slot --from is beginning or a sequence number, not \"{from}\".");
        await foreach (var found in call.Api.Events.FollowSlotAsync(slot, after, Options(call), call.Stop))
        {
            yield return found;
            advice.Cursor = Cells.Number(found.Sequence);
        }
    }

    static async IAsyncEnumerable<EventBody> FeedEvents(Call call, CursorAdvice advice)
    {
        var from = call.Get(From) ?? (call.Get(UntilEnd) ? EventStarts.Beginning : EventStarts.Now);
        var isPlace = from is EventStarts.Beginning or EventStarts.Now;
        var start = isPlace ? from : EventStarts.Beginning;
        var feed = call.Get(Collection) is { } collection
            ? EventFeed.OfCollection(collection, start)
            : EventFeed.OfTopic(call.Get(Topic)!, start);
        var cursor = isPlace ? null : from;
        await foreach (var found in call.Api.Events.FollowAsync(feed, cursor, Options(call), call.Stop))
        {
            yield return found.Event;
            advice.Cursor = found.Cursor ?? advice.Cursor;
        }
    }

    static EventReadOptions Options(Call call) => new() { StopAtEnd = call.Get(UntilEnd) };

    static async Task WriteAsync(Call call, IAsyncEnumerable<EventBody> events)
    {
        await foreach (var found in events.Take(call.Get(Limit) ?? int.MaxValue))
        {
            if (call.Printer.IsJson)
                call.Printer.JsonLine(found);
            else
                EventLines.Of(found).ToList().ForEach(call.Printer.Line);
        }
    }
}
