using Coordinator.Functions.Orchestrations.Activities;
using Coordinator.Functions.Orchestrations.Sagas;
using Coordinator.Functions.Orchestrations.Shards;
using Coordinator.Functions.Orchestrations.Views;
using Microsoft.DurableTask;

namespace Coordinator.Functions.Orchestrations;

/// <summary>All orchestrations and activities.</summary>
static class OrchestrationTasks
{
    /// <summary>Registers them.</summary>
    public static void AddTo(DurableTaskRegistry tasks) => tasks
        .AddOrchestrator<TwoPhaseCommit>()
        .AddOrchestrator<RecoverAttempt>()
        .AddActivity<ReadRows>()
        .AddActivity<CommitBatches>()
        .AddActivity<ReadPlacement>()
        .AddOrchestrator<SagaOrchestration>()
        .AddActivity<LoadDefinition>()
        .AddActivity<CallParticipant>()
        .AddActivity<RunStepTransaction>()
        .AddActivity<PublishStepMessage>()
        .AddActivity<CloseStepKey>()
        .AddActivity<ShowSaga>()
        .AddOrchestrator<RebuildView>()
        .AddActivity<ReadLogHeads>()
        .AddActivity<BuildSlots>()
        .AddActivity<CompleteBuild>()
        .AddOrchestrator<ChangeShard>()
        .AddActivity<LookAtShard>()
        .AddActivity<SetReplicas>()
        .AddActivity<ProposeStep>()
        .AddActivity<CopySlots>()
        .AddActivity<EndCopying>()
        .AddActivity<CompleteChange>()
        .AddActivity<GiveUpStep>()
        .AddActivity<NoteOperation>()
        .AddOrchestrator<ScrubReplicas>()
        .AddActivity<ScrubSlots>()
        .AddActivity<NoteScrub>();
}
