using System.Diagnostics.CodeAnalysis;

namespace Microsoft.DurableTask;

/// <summary>
/// Decides whether a failed task is called again. It is replayed with its orchestrator, under the same rules.
/// </summary>
/// <param name="retryContext">What failed.</param>
/// <returns>Whether to call it again.</returns>
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The official name.")]
public delegate bool RetryHandler(RetryContext retryContext);
