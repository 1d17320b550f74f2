using System.Globalization;
using Coordinator.Core.Placement;

namespace Coordinator.TestKit.Worlds;

/// <summary>A linearizable placement register in memory; it answers at once.</summary>
public sealed class SimRegister : IPlacementRegister
{
    int _writes;

    /// <summary>The map; null when none was ever written.</summary>
    public PlacementMap? Map { get; private set; }

    /// <summary>The values that it had.</summary>
    public PlacementHistory History { get; } = new();

    /// <summary>Changes with every write, whatever it writes.</summary>
    public string? Mark => _writes == 0 ? null : _writes.ToString(CultureInfo.InvariantCulture);

    public Task<RegisterValue?> ReadAsync() => Task.FromResult<RegisterValue?>(new RegisterValue(Map, Mark));

    public Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next)
    {
        var isCurrent = expected == Mark;
        if (isCurrent)
            Set(next);
        return Task.FromResult<bool?>(isCurrent);
    }

    /// <summary>Writes it, as a reconfiguration of a script does.</summary>
    public void Set(PlacementMap next)
    {
        History.Add(next);
        Map = next;
        _writes++;
    }
}
