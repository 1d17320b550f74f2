using Coordinator.Core.Sagas;
using Coordinator.Core.Sagas.Definitions;
using Coordinator.TestKit.Sagas;

namespace Coordinator.Functions.Tests.Support;

/// <summary>Sagas as they are shown, without a run behind them.</summary>
static class SagaSeeds
{
    public const string Input = """{"customer":"alice","n":1.50}""";

    public static DateTimeOffset Noon { get; } = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static SagaStatus Status(
        string id, SagaState state, string definition = "seeded", int minute = 0, long revision = 5)
    {
        var start = new SagaStart(id, definition, 1, Input);
        var startedAt = Noon.AddMinutes(minute);
        var isOver = state is SagaState.Completed or SagaState.Compensated or SagaState.Cancelled;
        return SagaStatus.Accepted(start, DefinitionReader.Load(SagaTexts.Three).Steps, startedAt) with
        {
            State = state,
            Revision = revision,
            EndedAt = isOver ? startedAt.AddSeconds(3) : null,
        };
    }
}
