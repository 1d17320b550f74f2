using System.Collections.Immutable;
using Coordinator.Core;
using Coordinator.Core.Model;
using Coordinator.Core.Placement;
using Coordinator.Core.Placement.Operations;
using Coordinator.Functions.Telemetry;

namespace Coordinator.Functions.Hosting;

/// <summary>The settings of a host, read and checked at its start.</summary>
public sealed record CoordinatorSettings
{
    /// <summary>The slots of a deployment whose settings do not say.</summary>
    public const int SlotsDefault = 64;

    /// <summary>The storage accounts, in the order in which a new deployment lays its shards on them.</summary>
    public required ImmutableArray<StoreSettings> Stores { get; init; }

    /// <summary>
    /// The names of the stores that hold the registers: one, or three so that one of them may be out. The first holds
    /// the queues, the sagas and the records too.
    /// </summary>
    public required ImmutableArray<string> ControlStores { get; init; }

    /// <summary>Slots; fixed when the deployment is created.</summary>
    public required int Slots { get; init; }

    /// <summary>Shards of a new deployment.</summary>
    public required int Shards { get; init; }

    /// <summary>Copies of each slot, each in a store of its own.</summary>
    public required int ReplicationFactor { get; init; }

    /// <summary>Collections with slots, shards and a replication factor of their own.</summary>
    public ImmutableArray<ShardClass> ShardClasses { get; init; } = [];

    /// <summary>Which slots a name may fall into.</summary>
    public SlotLayout Layout => PlacementFounder.LayoutOf(Slots, ShardClasses);

    /// <summary>How much callers may ask of a host.</summary>
    public LimitSettings Limits { get; init; } = new();

    /// <summary>When a request to storage, with its repetitions, counts as not answered.</summary>
    public required TimeSpan RequestTimeout { get; init; }

    /// <summary>Whether operators may break things on purpose.</summary>
    public bool AreDrillsEnabled { get; init; }

    /// <summary>Timings of the protocols.</summary>
    public required CoordinatorOptions Timings { get; init; }

    /// <summary>When the placement is changed without an operator.</summary>
    public PlacementPolicy Placement { get; init; } = new();

    /// <summary>Calls to participants of sagas.</summary>
    public OutgoingSettings Outgoing { get; init; } = OutgoingSettings.None;

    /// <summary>Where metrics, traces and logs are sent.</summary>
    public TelemetrySettings Telemetry { get; init; } = TelemetrySettings.None;

    /// <summary>How callers are known.</summary>
    public AccessSettings Access { get; init; } = new();

    /// <summary>The customers of the deployment; none for one that has a single owner.</summary>
    public ImmutableArray<TenantSettings> Tenants { get; init; } = [];
}
