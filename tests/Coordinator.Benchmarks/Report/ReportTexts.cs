using System.Collections.Immutable;

namespace Coordinator.Benchmarks.Report;

/// <summary>What readers of the numbers must know.</summary>
static class ReportTexts
{
    /// <summary>What the numbers do not say.</summary>
    public static ImmutableArray<string> Caveats { get; } =
    [
        """
        “Simulated Azure” runs the protocols themselves, unchanged, in virtual time. Every storage request takes a
        log-normal time: point reads 6 ms at p50 and 25 ms at p99, writes 10 and 40 ms. Microsoft publishes no
        percentiles: reads from inside Azure were measured by others below 10 ms, the rest is assumed. Read ratios
        first.
        """,
        """
        A partition serves 2,000 rows a second and an account 20,000, Microsoft's published targets
        (learn.microsoft.com/azure/storage/tables/scalability-targets). What exceeds them waits in line; Azure would
        answer 503 and the client try again. Rows are counted, in batches too; if Azure counts a batch as one, an
        account takes more. The work of hosts costs nothing in virtual time.
        """,
        """
        “Measured on Azurite” is real HTTP on the machine named above, clients, host and emulator on the same cores.
        Requests carry over to Azure; times do not. Azurite is one process and does not grow with accounts.
        """,
        """
        The plain writes have no isolation, no atomicity, no idempotent ids, no log. The two-phase commit keeps no
        outcome for repeated ids and writes no log either; Coordinator's requests include both outcome and outbox, but
        not the sequencing of the log, which is shared by many transactions (docs/deploy.md counts it).
        """,
        """
        The orchestration engine of the simulation never polls, renews no lease and replays nothing. Real ones are
        slower: compare the section that was measured on Azurite.
        """,
        """
        Closed loops: a client begins the next operation when it has the answer. So throughput is clients divided by
        time, until something is full.
        """,
    ];
}
