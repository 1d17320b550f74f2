namespace Coordinator.Cli.Bench;

/// <summary>What came of a load; this is also what JSON output holds.</summary>
sealed record BenchReport
{
    /// <summary>The accounts' collection.</summary>
    public required string Collection { get; init; }

    /// <summary>Clients, each with one transaction at a time.</summary>
    public required int Clients { get; init; }

    /// <summary>Accounts.</summary>
    public required int Accounts { get; init; }

    /// <summary>How uneven they were chosen.</summary>
    public required double Theta { get; init; }

    /// <summary>Of the choices.</summary>
    public required int Seed { get; init; }

    /// <summary>From the first request to the last answer.</summary>
    public required double Seconds { get; init; }

    /// <summary>Transfers that committed.</summary>
    public required long Committed { get; init; }

    /// <summary>Of those, in a second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>Half of those that committed took no longer.</summary>
    public required double? P50Ms { get; init; }

    /// <summary>19 of 20 took no longer.</summary>
    public required double? P95Ms { get; init; }

    /// <summary>99 of 100 took no longer.</summary>
    public required double? P99Ms { get; init; }

    /// <summary>The slowest.</summary>
    public required double? MaxMs { get; init; }

    /// <summary>How long those took that committed.</summary>
    public required IReadOnlyList<BenchBucket> Histogram { get; init; }

    /// <summary>Transfers that did not happen, by the first reason.</summary>
    public required IReadOnlyDictionary<string, long> Aborted { get; init; }

    /// <summary>Transfers of which nobody knew in the end.</summary>
    public required long InDoubt { get; init; }

    /// <summary>What the accounts held together at the end.</summary>
    public required long Sum { get; init; }

    /// <summary>What they held at the start.</summary>
    public required long SumWanted { get; init; }

    /// <summary>Accounts below zero; no transfer may leave one.</summary>
    public required int AccountsBelowZero { get; init; }

    /// <summary>Whether no money came or went.</summary>
    public bool Holds => Sum == SumWanted && AccountsBelowZero == 0;
}
