namespace Coordinator.Simulation.Campaigns;

/// <summary>Names in a <see cref="Tally"/> that several campaigns have in common.</summary>
static class Figures
{
    /// <summary>Transactions that clients submitted; one that is asked again counts once.</summary>
    public const string Transactions = "transactions";

    /// <summary>Of these, answered as committed.</summary>
    public const string Committed = "committed";

    /// <summary>Strong reads and snapshots outside of transactions.</summary>
    public const string Reads = "reads";

    /// <summary>Requests of hosts to stores, registers and queues.</summary>
    public const string Requests = "requests";

    /// <summary>Attempts that somebody else than their coordinator committed or aborted at home.</summary>
    public const string Recovered = "decided by recoverers";

    /// <summary>Begins the name of a kind of fault.</summary>
    public const string FaultPrefix = "fault: ";

    /// <summary>
    /// Requests that never arrived because a store was silent, the placement out of reach, or errors came in bursts.
    /// </summary>
    public const string StruckBySpells = "requests struck by spells";

    /// <summary>Requests that never arrived, each for itself.</summary>
    public const string RequestsLost = FaultPrefix + "request lost";

    /// <summary>Requests that took effect and whose sender never knew.</summary>
    public const string AnswersLost = FaultPrefix + "answer lost";

    /// <summary>Requests that took effect long after their sender gave up.</summary>
    public const string WritesLate = FaultPrefix + "write late";

    /// <summary>Requests that arrived once more.</summary>
    public const string WritesDoubled = FaultPrefix + "write doubled";

    /// <summary>Hosts that died, in the middle of a request or otherwise.</summary>
    public const string Crashes = FaultPrefix + "host died";

    /// <summary>Stores that fell silent, for everybody or for one host.</summary>
    public const string Outages = FaultPrefix + "store silent";

    /// <summary>Hosts that did not reach the placement.</summary>
    public const string CutOffs = FaultPrefix + "host without placement";

    /// <summary>Times of errors at a third of all requests.</summary>
    public const string Bursts = FaultPrefix + "burst of errors";

    /// <summary>Clocks that jumped.</summary>
    public const string ClockJumps = FaultPrefix + "clock jumped";

    /// <summary>Hosts that stood still for a time.</summary>
    public const string Pauses = FaultPrefix + "host paused";

    /// <summary>Steps of protocols that were held on purpose.</summary>
    public const string HeldSteps = FaultPrefix + "step held";
}
