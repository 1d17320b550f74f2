using Coordinator.Simulation.Systems;
using Coordinator.TestKit.Faults;

namespace Coordinator.Simulation.Campaigns;

/// <summary>What happened in a simulated system.</summary>
static class SystemTally
{
    /// <summary>The counts of a run under the names that campaigns have in common.</summary>
    public static Tally Of(SystemCounts counts) => new()
    {
        [Figures.Transactions] = counts.Committed + counts.Aborted + counts.Unserved + counts.Unknown,
        [Figures.Committed] = counts.Committed,
        [Figures.Recovered] = counts.Recovered,
        [Figures.Requests] = counts.Requests,
        [Figures.Crashes] = counts.Crashes,
        [Figures.Pauses] = counts.Pauses,
        [Figures.ClockJumps] = counts.ClockJumps,
        [Figures.Outages] = counts.StoreOutages,
        [Figures.Bursts] = counts.Bursts,
        [Figures.RequestsLost] = counts.Faults.GetValueOrDefault(FaultKind.LoseRequest),
        [Figures.AnswersLost] = counts.Faults.GetValueOrDefault(FaultKind.LoseReply),
        [Figures.WritesLate] = counts.Faults.GetValueOrDefault(FaultKind.ArriveLate),
        [Figures.WritesDoubled] = counts.Duplicates,
        [Figures.FaultPrefix + "hub silent"] = counts.HubOutages,
        ["told as aborted"] = counts.Aborted,
        ["never served"] = counts.Unserved,
        ["never told"] = counts.Unknown,
        ["joins"] = counts.Joins,
        ["drops"] = counts.Drops,
        ["failovers by hosts"] = counts.Failovers,
        ["stores dropped in time"] = counts.FailoversInTime,
        ["rejoins by hosts"] = counts.Rejoins,
        ["orders of operators"] = counts.OperatorOrders,
        ["orchestrations"] = counts.Orchestrations,
        ["activities"] = counts.Activities,
        ["activities repeated"] = counts.ActivitiesRepeated,
        ["messages repeated"] = counts.MessagesRepeated,
        ["deliveries"] = counts.Deliveries,
        ["sagas completed"] = counts.SagasCompleted,
        ["sagas compensated"] = counts.SagasCompensated,
    };
}
