using System.Collections.Immutable;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Scrubbing;

/// <summary>Finds the rows in which the replicas of a slot differ.</summary>
static class SlotDisputes
{
    /// <summary>All keys that one look saw at some replica and that are compared.</summary>
    public static HashSet<RowKey> Keys(SlotLook look) => [.. look.Replicas.SelectMany(replica => replica.Keys)];

    /// <summary>Whether a look saw a difference that may be one.</summary>
    public static bool IsSuspect(SlotLook look, RowKey key)
    {
        var seen = look.Concerned(key).Select(number => look.Replicas[number].Of(key)).ToList();
        return seen.Exists(row => row.Kind == SeenKind.Unreadable)
            || (RowContent.IsCompared(key)
                && !seen.Exists(row => row.Kind == SeenKind.InFlight)
                && seen.Exists(row => row.Kind == SeenKind.Content)
                && seen.Exists(row => !row.IsSame(seen[0])));
    }

    /// <summary>
    /// A dispute is a difference that a second look finds unchanged, mark by mark. The second look began after the
    /// first had ended, so there was a moment at which all these copies stood side by side.
    /// </summary>
    /// <returns>Null when something changed: then it was in flight.</returns>
    public static RowDispute? Confirm(SlotPlacement slot, SlotLook first, SlotLook second, RowKey key)
    {
        var copies = ImmutableArray.CreateBuilder<RowCopy>();
        // By the logs as the first look saw them: what they gained since may be half seen.
        foreach (var number in first.Concerned(key))
        {
            var (before, now) = (first.Replicas[number].Of(key), second.Replicas[number].Of(key));
            if (before != now)
                return null;
            copies.Add(new RowCopy(second.Replicas[number].Replica, now, second.Replicas[number].Row(key)));
        }

        return new RowDispute(slot, key, copies.ToImmutable(), second);
    }
}
