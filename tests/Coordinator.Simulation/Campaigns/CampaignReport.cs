namespace Coordinator.Simulation.Campaigns;

/// <summary>What a campaign came to.</summary>
/// <param name="campaign">The campaign.</param>
sealed class CampaignReport(Campaign campaign)
{
    readonly List<SeedFailure> _failures = [];

    /// <summary>The campaign.</summary>
    public Campaign Campaign => campaign;

    /// <summary>Seeds that ran to their end or failed.</summary>
    public int Seeds { get; private set; }

    /// <summary>Time that runs took, summed over all threads.</summary>
    public TimeSpan Busy { get; private set; }

    /// <summary>What happened.</summary>
    public Tally Tally { get; } = new();

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<SeedFailure> Failures => _failures;

    /// <summary>Transactions and reads.</summary>
    public long Asked => Tally[Figures.Transactions] + Tally[Figures.Reads];

    /// <summary>Adds a seed; null for one that failed before it could tell anything.</summary>
    public void Add(Tally? tally, SeedFailure? failure, TimeSpan took)
    {
        Seeds++;
        Busy += took;
        if (tally is not null)
            Tally.Add(tally);
        if (failure is not null)
            _failures.Add(failure);
    }
}
