using Coordinator.Core.Model;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Effects;

/// <summary>A row that a scan found.</summary>
public sealed record ScannedRow(Replica Replica, Row Row, ETag ETag);
