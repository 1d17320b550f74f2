using Coordinator.Core.Rows;

namespace Coordinator.Core.Recovery;

/// <summary>The answer of Resolve.</summary>
/// <param name="Verdict">Committed, aborted, open or unknown.</param>
/// <param name="Outcome">The attempt's outcome row, with its results, where one was read.</param>
public sealed record Resolution(Verdict Verdict, OutcomeRow? Outcome = null);
