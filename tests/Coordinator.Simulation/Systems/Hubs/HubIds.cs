using System.Globalization;
using Coordinator.Local.Runtime.Durable;

namespace Coordinator.Simulation.Systems.Hubs;

/// <summary>Ids of executions, by counting.</summary>
sealed class HubIds : IIdSource
{
    int _last;

    /// <inheritdoc />
    public string NewId() => (++_last).ToString("x32", CultureInfo.InvariantCulture);
}
