using Coordinator.Core;
using Coordinator.Core.Placement;
using Coordinator.Core.Registers;
using Coordinator.Storage.Rows;

namespace Coordinator.Storage.Placement;

/// <summary>The placement map in a consensus register; the version of its value is the mark.</summary>
/// <param name="register">The register of the placement.</param>
public sealed class ConsensusPlacementRegister(ConsensusRegister register) : IPlacementRegister
{
    /// <summary>The register's name.</summary>
    public const string Name = "placement";

    /// <inheritdoc />
    public async Task<RegisterValue?> ReadAsync()
    {
        if (await register.ReadAsync() is not { } state)
            return null;
        return state.Value is { } value
            ? new RegisterValue(Map(value), value.Version, state.Ballot.ToString())
            : new RegisterValue(Map: null, Mark: null);
    }

    /// <inheritdoc />
    public async Task<bool?> CompareAndSetAsync(string? expected, PlacementMap next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return (await register.CompareAndSetAsync(expected, PlacementJson.ToBytes(next))).IsSet;
    }

    /// <summary>The map that an accepted value holds.</summary>
    internal static PlacementMap Map(AcceptedValue value)
    {
        try
        {
            return PlacementJson.FromBytes(value.Bytes);
        }
        catch (Exception e) when (StoredJson.IsMalformed(e))
        {
            throw new InvariantViolationException($"the placement register can be read ({e.Message})");
        }
    }
}
