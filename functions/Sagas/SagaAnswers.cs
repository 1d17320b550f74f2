using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Contracts;
using Coordinator.Contracts.Sagas;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.Core.Sagas.Stores;
using Coordinator.Functions.Answers;

namespace Coordinator.Functions.Sagas;

/// <summary>Sagas and definitions as wire types.</summary>
static class SagaAnswers
{
    /// <summary>A saga took the request.</summary>
    public static WireResult Accepted(SagaStatus saga) => At(saga.Id, WireResult.Json(new SagaAcceptedBody
    {
        Id = saga.Id,
        Definition = saga.Definition,
        Version = saga.Version,
        State = NameOf(saga.State),
    }, 202));

    /// <summary>A saga that was waited for has ended.</summary>
    public static WireResult Ended(SagaStatus saga) => At(saga.Id, WireResult.Json(Of(saga)));

    /// <summary>A saga as it stands.</summary>
    public static SagaBody Of(SagaStatus saga) => new()
    {
        Id = saga.Id,
        Definition = saga.Definition,
        Version = saga.Version,
        State = NameOf(saga.State),
        Input = WireJson.Parse(saga.Input),
        Error = saga.Error,
        Decided = saga.IsDecided,
        LeftBehind = UnlessEmpty(saga.LeftBehind),
        StartedAt = saga.StartedAt,
        UpdatedAt = saga.UpdatedAt,
        EndedAt = saga.EndedAt,
        Steps = [.. saga.Steps.Select(Of)],
        Timeline = [.. saga.Timeline.Select(Of)],
        TimelineDropped = Unless0(saga.TimelineDropped),
    };

    /// <summary>A page of the list.</summary>
    public static SagaListBody Of(SagaPage page) =>
        new() { Items = [.. page.Sagas.Select(Of)], Cursor = page.Cursor };

    /// <summary>A page of the list of definitions.</summary>
    public static SagaVersionListBody Of(DefinitionPage page) => new()
    {
        Items = [.. page.Definitions.Select(found => Version(found.Name, found.Version))],
        Cursor = page.Cursor,
    };

    /// <summary>A definition.</summary>
    public static SagaDefinitionBody Of(DefinitionVersion found) =>
        new() { Name = found.Name, Version = found.Version, Definition = WireJson.Parse(found.Json) };

    /// <summary>A version of a definition.</summary>
    public static SagaVersionBody Version(string name, int version) => new() { Name = name, Version = version };

    /// <summary>A state on the wire.</summary>
    public static string NameOf(SagaState state) => Camel(state);

    /// <summary>A step's state on the wire.</summary>
    public static string NameOf(StepState state) => Camel(state);

    static SagaStepBody Of(StepStatus step) => new()
    {
        Name = step.Name,
        State = Camel(step.State),
        StuckAt = step.StuckAt is { } stage ? Camel(stage) : null,
        Attempts = step.Attempts,
        ConfirmAttempts = Unless0(step.ConfirmAttempts),
        CompensationAttempts = Unless0(step.CompensationAttempts),
        StartedAt = step.StartedAt,
        EndedAt = step.EndedAt,
        Result = step.Result is { } result ? WireJson.Parse(result) : null,
        Error = step.Error,
    };

    static SagaEntryBody Of(TimelineEntry entry) => new()
    {
        At = entry.At,
        Kind = Camel(entry.Kind),
        Step = entry.Step,
        Note = entry.Note,
    };

    static SagaSummaryBody Of(SagaSummary saga) => new()
    {
        Id = saga.Id,
        Definition = saga.Definition,
        Version = saga.Version,
        State = NameOf(saga.State),
        LeftBehind = UnlessEmpty(saga.LeftBehind),
        StartedAt = saga.StartedAt,
        EndedAt = saga.EndedAt,
        Error = saga.Error,
    };

    static WireResult At(string id, WireResult result) => result.With("Location", "/" + WireAddresses.Saga(id));

    static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    static ImmutableArray<string>? UnlessEmpty(ImmutableArray<string> names) => names.IsEmpty ? null : names;

    static int? Unless0(int number) => number == 0 ? null : number;
}
