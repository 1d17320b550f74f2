using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Views;
using Coordinator.Core.Views.Catalog;
using Coordinator.Core.Views.Reading;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Views;

/// <summary>Views and their rows as wire types.</summary>
static class ViewAnswers
{
    /// <summary>A view in short.</summary>
    public static ViewSummaryBody Summary(ViewInfo view) => new()
    {
        Name = view.Name,
        Generation = view.Readable!.Number,
        State = NameOf(StateOf(view)),
        Building = view.Live is null ? null : view.Building?.Number,
    };

    /// <summary>A generation is being built.</summary>
    public static WireResult Building(ViewInfo view) =>
        WireResult.Json(Summary(view), 202).With("Location", "/" + WireAddresses.ViewDefinition(view.Name));

    /// <summary>A page of the list of views.</summary>
    public static ViewSummaryListBody Of(ViewList page) =>
        new() { Items = [.. page.Views.Select(Summary)], Cursor = page.Cursor };

    /// <summary>A view and how far it is.</summary>
    public static ViewBody Of(ViewInfo view, ViewStatus status, bool hasDeadLetters) => new()
    {
        Name = view.Name,
        Generation = status.Readable.Generation.Number,
        State = NameOf(status.State),
        Definition = view.Newest!.Definition is { } json ? WireJson.Parse(json) : null,
        CodeVersion = view.Newest.CodeVersion,
        LagMs = Milliseconds(status.Readable.Lag),
        Slots = Slots(status.Readable),
        Building = status.Building is { } building ? Of(building) : null,
        HasDeadLetters = hasDeadLetters,
    };

    /// <summary>A row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="lag">How far the view lags; null when nobody knows, and for a row of a list.</param>
    public static ViewRowBody Of(ViewRow row, TimeSpan? lag) => new()
    {
        Key = row.Key,
        Value = WireJson.Parse(row.Value),
        Position = row.Position.ToImmutableSortedDictionary(
            slot => slot.Key.ToString(CultureInfo.InvariantCulture), slot => slot.Value, StringComparer.Ordinal),
        LagMs = Milliseconds(lag),
    };

    /// <summary>A page of rows.</summary>
    public static ViewRowListBody Of(ViewRowPage page, TimeSpan? lag) => new()
    {
        Items = [.. page.Rows.Select(row => Of(row, lag: null))],
        Cursor = page.Cursor,
        LagMs = Milliseconds(lag),
    };

    /// <summary>A page of dead letters.</summary>
    public static ViewDeadLetterListBody Of(DeadLetterPage page) =>
        new() { Items = [.. page.Letters.Select(Of)], Cursor = page.Cursor };

    static ViewDeadLetterBody Of(DeadLetter letter) => new()
    {
        Item = letter.Item.ToString(),
        Version = letter.Version,
        Slot = letter.Slot.Value,
        Sequence = letter.Sequence,
        TransactionId = letter.Transaction.Value,
        CommitTime = letter.CommitTime.ToString(),
        Reason = letter.Reason,
    };

    static ViewBuildBody Of(GenerationProgress building) => new()
    {
        Generation = building.Generation.Number,
        BegunAt = building.Generation.BegunAt,
        LagMs = Milliseconds(building.Lag),
        Slots = Slots(building),
    };

    /// <summary>Slots without events say nothing; those that did not answer tell why the lag is not known.</summary>
    static List<ViewSlotBody> Slots(GenerationProgress progress) =>
        [.. progress.Slots.Where(slot => slot.Head is not 0).Select(slot => new ViewSlotBody
        {
            Slot = slot.Slot.Value,
            Position = slot.Position,
            Head = slot.Head,
            LagMs = Milliseconds(slot.Lag),
        })];

    static ViewState StateOf(ViewInfo view) => view switch
    {
        { Live: null } => ViewState.Building,
        { Building: not null } => ViewState.Rebuilding,
        _ => ViewState.Live,
    };

    static string NameOf(ViewState state) => JsonNamingPolicy.CamelCase.ConvertName(state.ToString());

    static long? Milliseconds(TimeSpan? time) => (long?)time?.TotalMilliseconds;
}
