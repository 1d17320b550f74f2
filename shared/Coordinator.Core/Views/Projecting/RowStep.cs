namespace Coordinator.Core.Views.Projecting;

/// <summary>
/// One member comes to a group or leaves it: the smallest part of an event's effect on a row. An event that changes
/// many items of one group may have more steps than fit a batch, so a row counts the steps that it has.
/// </summary>
/// <param name="Sequence">The event.</param>
/// <param name="Number">0, 1, 2 … among the event's steps of this row.</param>
/// <param name="IsLast">Whether it is the event's last step of this row.</param>
/// <param name="IsRemoval">Whether the member leaves.</param>
/// <param name="Member">The member.</param>
sealed record RowStep(long Sequence, int Number, bool IsLast, bool IsRemoval, Member Member);
