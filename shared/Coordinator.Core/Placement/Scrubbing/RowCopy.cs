using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>A replica's copy of a row that differs, the same at two looks.</summary>
/// <param name="Replica">The replica.</param>
/// <param name="Seen">What it counts as, and its mark.</param>
/// <param name="Row">The row; null when it is absent or cannot be read.</param>
readonly record struct RowCopy(Replica Replica, SeenRow Seen, Row? Row);
