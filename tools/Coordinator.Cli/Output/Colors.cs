using Coordinator.Contracts.Cluster;
using Coordinator.Contracts.Health;
using Coordinator.Contracts.Sagas;
using Coordinator.Contracts.Transactions;
using Spectre.Console;

namespace Coordinator.Cli.Output;

/// <summary>Colours of states: green is well, red is not, yellow goes on.</summary>
static class Colors
{
    /// <summary>A state in its colour.</summary>
    public static Text Of(string state) => Cells.Of(state, ColorOf(state));

    /// <summary>The colour of a state of whatever kind.</summary>
    public static Color ColorOf(string state) => state switch
    {
        TransactionStatuses.Committed or SagaStates.Completed or SagaStepStates.Done or StoreHealths.Healthy
            or HealthStatuses.Ok => Color.Green,
        TransactionStatuses.Aborted or SagaStates.Stuck or SagaStepStates.Failed or StoreHealths.Down
            or HealthStatuses.Unavailable => Color.Red,
        SagaStates.Compensated or SagaStates.Cancelled or SagaStepStates.Skipped => Color.Blue,
        SagaStepStates.Pending => Color.Grey,
        _ => Color.Yellow,
    };
}
