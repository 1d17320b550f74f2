using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Views;

/// <summary>
/// What a view makes of an item: a pure function from its value to entries. Duties of an implementation:
/// <list type="number">
/// <item>The same item and value always give the same entries, on every host and at any time: they are computed again
/// after a crash, and when the view is rebuilt. No clock, no randomness, no I/O.</item>
/// <item>Whatever changes its results, or <see cref="Source"/> or <see cref="Aggregates"/>, comes with a higher <see
/// cref="Version"/>.</item>
/// <item>It may be called by many threads at once.</item>
/// </list>
/// </summary>
public interface IProjection
{
    /// <summary>The view's name, see <see cref="ViewNames"/>.</summary>
    string Name { get; }

    /// <summary>1 or more; a higher one makes a new generation of the view, built from the beginning.</summary>
    int Version { get; }

    /// <summary>The collection whose items it projects.</summary>
    string Source { get; }

    /// <summary>The members of the view's value, at most <see cref="Limits.ViewOutputsMax"/>.</summary>
    ImmutableArray<ViewAggregate> Aggregates { get; }

    /// <summary>
    /// The item's entries; none when it has no part in the view. Several entries may be of one group: each is a member
    /// there.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="value">Its value. A deleted item is never asked for; it has no entries.</param>
    /// <exception cref="ProjectionRefusedException">
    /// It cannot say. The change becomes a dead letter with this reason, as with any other exception, and the item
    /// keeps the entries that it had.
    /// </exception>
    ImmutableArray<ViewEntry> Project(ItemName item, JsonElement value);
}
