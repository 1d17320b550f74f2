using System.Text.Json;
using Coordinator.Contracts.Sagas;

namespace Coordinator.Contracts.OpenApi;

/// <summary>Routes of what reaches a running saga from outside.</summary>
static class SagaSignalRoutes
{
    const string Tag = "Sagas";

    const string Late = "What comes too late all the same is refused in the saga's timeline.";

    public static IReadOnlyList<ApiRoute> All { get; } =
    [
        new()
        {
            Name = "RaiseSagaEvent",
            Method = "POST",
            Template = "sagas/{id}/events/{event}",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Brings an event to a saga, for a step that waits for it now or later.",
            Description = "404 when no step of the saga waits for an event of this name; 409 when the saga has ended.",
            Parameters = [ApiParameters.Saga, new("path", "event", "The event's name."), ApiParameters.EventKey],
            Request = ApiBody.Json<JsonElement>(("approval", """{ "by": "bob" }""")) with { IsRequired = false },
            Responses = [Taken("It is on its way.")],
            Problems = [400, 401, 404, 409, 413, 415, 429, 500, 503],
        },
        new()
        {
            Name = "CancelSaga",
            Method = "POST",
            Template = "sagas/{id}/cancel",
            Tag = Tag,
            Access = ApiAccess.Function,
            Summary = "Asks a saga to undo everything.",
            Description = "409 when it has ended, or is past the point of no return. " + Late,
            Parameters = [ApiParameters.Saga],
            Responses = [Taken("The cancel is on its way.")],
            Problems = [400, 401, 404, 409, 429, 500, 503],
        },
        Step("RetrySagaStep", "retry", "Tries a stuck step again."),
        Step("SkipSagaStep", "skip", "Goes on without a stuck step; what it may have done stays as it is."),
        Step("ResolveSagaStep", "resolve", "Takes a stuck step for done, or undone, by hand.") with
        {
            Request = ApiBody.Json<SagaResolutionBody>(("seat", """{ "result": { "id": "12A" } }""")) with
            {
                IsRequired = false,
            },
            Problems = [400, 401, 404, 409, 413, 415, 429, 500, 503],
        },
    ];

    static ApiRoute Step(string name, string verb, string summary) => new()
    {
        Name = name,
        Method = "POST",
        Template = $"sagas/{{id}}/steps/{{step}}/{verb}",
        Tag = Tag,
        Access = ApiAccess.Admin,
        Summary = summary,
        Description = "409 when the step is not stuck, or the saga has ended. " + Late,
        Parameters = [ApiParameters.Saga, ApiParameters.SagaStep],
        Responses = [Taken("The word is on its way.")],
        Problems = [400, 401, 404, 409, 429, 500, 503],
    };

    static ApiResponse Taken(string description) =>
        new(202, description, ApiBody.Json<SagaAcceptedBody>(), ["Location"]);
}
