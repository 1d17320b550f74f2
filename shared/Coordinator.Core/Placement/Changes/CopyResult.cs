using Coordinator.Core.Effects;

namespace Coordinator.Core.Placement.Changes;

/// <summary>What a pass of a copy did.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="RowsWritten">Rows written and deleted.</param>
/// <param name="Mark">The mark of the copy's <see cref="Rows.JoiningRow"/> after it; of a clean pass.</param>
readonly record struct CopyResult(CopyStatus Status, int RowsWritten, ETag Mark);
