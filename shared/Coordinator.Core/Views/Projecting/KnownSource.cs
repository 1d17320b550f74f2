using Coordinator.Core.Effects;

namespace Coordinator.Core.Views.Projecting;

/// <summary>What an item contributes, as it was read.</summary>
/// <param name="Record">Its entries; null for none.</param>
/// <param name="ETag">The mark of the record; null when there is none.</param>
sealed record KnownSource(SourceRecord? Record, ETag? ETag);
