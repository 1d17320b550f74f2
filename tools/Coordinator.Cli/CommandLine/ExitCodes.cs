using Coordinator.Contracts.Problems;
using Coordinator.Contracts.Transactions;

namespace Coordinator.Cli.CommandLine;

/// <summary>What the tool's exit code says; scripts go by it.</summary>
static class ExitCodes
{
    /// <summary>Done; of a transaction, committed.</summary>
    public const int Done = 0;

    /// <summary>
    /// Finally aborted, refused, not found, failed: nothing of it happened, or it ended badly, for certain.
    /// </summary>
    public const int Refused = 1;

    /// <summary>The command line is wrong; nothing was sent.</summary>
    public const int Usage = 2;

    /// <summary>Nobody knows yet, or it is not over yet, since its id is open: ask again.</summary>
    public const int InDoubt = 3;

    /// <summary>The host does not answer, or says that it cannot now.</summary>
    public const int Unreachable = 4;

    /// <summary>Stopped by Ctrl+C, as shells write it: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Nobody read what was written, as shells write it: 128 and the number of SIGPIPE.</summary>
    public const int OutputClosed = 141;

    /// <summary>Of an answer that is a problem, or no answer that the API gives.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="problem">The problem; null when the answer was none.</param>
    public static int Of(int status, Problem? problem) => problem switch
    {
        { Outcome: TransactionStatuses.InDoubt } or { Type: ProblemTypes.InDoubt } => InDoubt,
        { Type: ProblemTypes.Unavailable or ProblemTypes.Busy or ProblemTypes.ViewBehind } => Unreachable,
        null when status is 429 or 502 or 503 or 504 => Unreachable,
        _ => Refused,
    };

    /// <summary>Of what is known of a transaction.</summary>
    /// <param name="report">As the host tells it.</param>
    public static int Of(TransactionReportBody report) => report switch
    {
        { Status: TransactionStatuses.Committed } => Done,
        { Status: TransactionStatuses.Aborted, Retryable: not true } => Refused,
        _ => InDoubt,
    };
}
