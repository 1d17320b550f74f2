using Coordinator.Core.Rows;

namespace Coordinator.Core.Views.Projecting;

/// <summary>What a change does to the sources of a view.</summary>
/// <param name="Change">The change.</param>
/// <param name="Source">What the item contributes from now on; null for nothing, or when it is refused.</param>
/// <param name="Bytes">The bytes of the record that is written for it.</param>
/// <param name="Dead">The dead letter of a change that was refused; the item keeps what it contributed.</param>
sealed record ChangeEffect(ItemChange Change, SourceRecord? Source, int Bytes, DeadRecord? Dead);
