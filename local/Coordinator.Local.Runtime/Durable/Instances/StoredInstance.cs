using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>An instance as it was read or written last, with its history.</summary>
/// <param name="State">Everything but the history.</param>
/// <param name="History">The history of its execution; grows when a step is committed.</param>
/// <param name="Work">What of it is open.</param>
/// <param name="Document">Where its values are.</param>
/// <param name="Row">Its row, with the version that the next commit must find.</param>
sealed record StoredInstance(
    InstanceState State, List<HistoryEvent> History, OpenWork Work, InstanceDocument Document, InstanceRow Row);
