using Coordinator.Core.Model;
using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Storage.Tests.Support;

/// <summary>A saga and a definition with everything in them.</summary>
static class SomeSaga
{
    static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static Tenant Tenant { get; } = TenantOf("acme");

    public static Tenant OtherTenant { get; } = TenantOf("acme2");

    public static DefinitionVersion Version { get; } =
        new("book-trip", 3, """{ "steps": [ ] }""", new string('f', 64));

    public static SagaStatus Stuck { get; } = new()
    {
        Id = "trip-{9}",
        Definition = "book-trip",
        Version = 3,
        State = SagaState.Stuck,
        Revision = 12,
        Input = """{"customer":"alice","price":1.50}""",
        Error = "pay failed: 409",
        IsDecided = true,
        LeftBehind = ["car", "pay"],
        StartedAt = Noon,
        UpdatedAt = Noon.AddSeconds(2),
        EndedAt = Noon.AddSeconds(3),
        Steps =
        [
            new StepStatus
            {
                Name = "seat",
                State = StepState.Stuck,
                StuckAt = StepStage.Undo,
                Attempts = 2,
                ConfirmAttempts = 1,
                CompensationAttempts = 20,
                StartedAt = Noon,
                EndedAt = Noon.AddSeconds(1),
                Result = """{"body":{"id":7}}""",
                Error = "no answer",
            },
            new StepStatus { Name = "pay", State = StepState.Failed },
        ],
        Timeline =
        [
            new TimelineEntry(Noon, TimelineKind.SagaStarted),
            new TimelineEntry(Noon.AddSeconds(1), TimelineKind.StepFailed, "pay", "409"),
        ],
        TimelineDropped = 1,
    };

    static Tenant TenantOf(string name) =>
        Tenant.TryParse(name, out var tenant) ? tenant : throw new ArgumentException("Not a name.", nameof(name));
}
