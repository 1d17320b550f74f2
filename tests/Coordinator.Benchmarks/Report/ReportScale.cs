using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Report;

/// <summary>How much is measured.</summary>
sealed record ReportScale
{
    /// <summary>Enough for a report that is kept: some minutes on two cores.</summary>
    public static ReportScale Full { get; } = new()
    {
        Name = "full",
        Seconds = 0.4,
        Rounds = 5,
        ViewSeconds = 12,
        Operations = 60,
        VirtualSeconds = 8,
        ContentionSeconds = 60,
        Seeds = 200,
        Slots = [1, 2, 3, 5, 8, 12, 18, 25],
        AzuriteSlots = [1, 2, 5, 10, 25],
        Thetas = [0, 0.5, 0.9, 0.99, 1.2],
        Items = [1_024, 10_240, 102_400, 1_024_000],
        AzuriteItems = [1_024, 10_240, 51_200],
        SlotCounts = [1, 4, 16, 64, 256, 1_024],
        GrowthClients = 256,
        ProjectionClients = 64,
        Shards = [1, 10, 100, 1_000],
        Rates = [10, 50],
        ViewReplicas = [1, 2],
        AzuriteReplicas = [1, 2, 3],
        OrchestratedSlots = [1, 2, 5],
    };

    /// <summary>A look within a minute.</summary>
    public static ReportScale Quick { get; } = Full with
    {
        Name = "quick",
        Seconds = 0.1,
        Rounds = 3,
        ViewSeconds = 2,
        Operations = 12,
        VirtualSeconds = 1.5,
        ContentionSeconds = 5,
        Seeds = 20,
        Slots = [1, 2, 5, 12, 25],
        AzuriteSlots = [1, 2, 5, 25],
        Items = [1_024, 10_240, 102_400],
        AzuriteItems = [1_024, 5_120],
        SlotCounts = [1, 16, 256, 1_024],
        GrowthClients = 64,
        Shards = [1, 10, 100, 1_000],
        Rates = [20],
        ViewReplicas = [2],
        AzuriteReplicas = [2],
        OrchestratedSlots = [1, 2],
    };

    /// <summary>As little as shows that everything works.</summary>
    public static ReportScale Smallest { get; } = Quick with
    {
        Name = "smallest",
        Operations = 3,
        VirtualSeconds = 0.25,
        ContentionSeconds = 0.25,
        Seeds = 2,
        Slots = [1, 2],
        Thetas = [0, 1.2],
        Items = [128, 1_024],
        SlotCounts = [1, 4],
        GrowthClients = 16,
        ProjectionClients = 4,
        Shards = [1, 8],
    };

    /// <summary>What it is called.</summary>
    public required string Name { get; init; }

    /// <summary>How long each round of a load on Azurite is.</summary>
    public required double Seconds { get; init; }

    /// <summary>Rounds of each load on Azurite.</summary>
    public required int Rounds { get; init; }

    /// <summary>How long views are written to; ten writes a second are looked for.</summary>
    public required double ViewSeconds { get; init; }

    /// <summary>Operations of each simulated client.</summary>
    public required int Operations { get; init; }

    /// <summary>How long simulated loads that are counted by time run, in virtual seconds.</summary>
    public required double VirtualSeconds { get; init; }

    /// <summary>The same where clients want the same items: longer than the 30 s until they give up.</summary>
    public required double ContentionSeconds { get; init; }

    /// <summary>Runs of what is measured once a run.</summary>
    public required int Seeds { get; init; }

    /// <summary>Slots of a simulated transaction.</summary>
    public required ImmutableArray<int> Slots { get; init; }

    /// <summary>Slots of a transaction on Azurite.</summary>
    public required ImmutableArray<int> AzuriteSlots { get; init; }

    /// <summary>How skewed the choice of items is.</summary>
    public required ImmutableArray<double> Thetas { get; init; }

    /// <summary>Items of simulated deployments, as many in each of 64 slots.</summary>
    public required ImmutableArray<int> Items { get; init; }

    /// <summary>Items of deployments on Azurite.</summary>
    public required ImmutableArray<int> AzuriteItems { get; init; }

    /// <summary>Slots of simulated deployments.</summary>
    public required ImmutableArray<int> SlotCounts { get; init; }

    /// <summary>Clients of simulated deployments that grow.</summary>
    public required int GrowthClients { get; init; }

    /// <summary>Clients of what is projected; four times as many fill what can be filled.</summary>
    public required int ProjectionClients { get; init; }

    /// <summary>Shards that the projection goes over; the last are simulated too.</summary>
    public required ImmutableArray<int> Shards { get; init; }

    /// <summary>Writes a second while the lag of a view is measured.</summary>
    public required ImmutableArray<double> Rates { get; init; }

    /// <summary>R of the deployments with a view.</summary>
    public required ImmutableArray<int> ViewReplicas { get; init; }

    /// <summary>R of the deployments on Azurite.</summary>
    public required ImmutableArray<int> AzuriteReplicas { get; init; }

    /// <summary>
    /// Slots of a transaction in an orchestration on Azurite; more activities at once than the cores can do make the
    /// report longer, not better.
    /// </summary>
    public required ImmutableArray<int> OrchestratedSlots { get; init; }
}
