using System.Text.Json.Nodes;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Operations;

/// <summary>An item while operations apply to it one after the other.</summary>
sealed class WorkingItem(ItemRow before, int firstIndex)
{
    public ItemRow Before { get; } = before;

    public int FirstIndex { get; } = firstIndex;

    /// <summary>The value so far; null when the item does not exist.</summary>
    public JsonNode? Value { get; set; } = before.Value is null ? null : JsonValues.Parse(before.Value);

    /// <summary>Whether any operation wrote to it.</summary>
    public bool IsWritten { get; set; }

    public IntentChange Change => (IsWritten, Value, Before.Exists) switch
    {
        (false, _, _) => IntentChange.Lock,
        (true, not null, _) => IntentChange.Put,
        (true, null, true) => IntentChange.Delete,
        // Deleting what does not exist changes nothing, but nobody may create it meanwhile.
        (true, null, false) => IntentChange.Lock,
    };

    public long VersionAfter => Change switch
    {
        IntentChange.Lock => Before.Exists ? Before.Version : 0,
        _ => Before.Version + 1,
    };
}
