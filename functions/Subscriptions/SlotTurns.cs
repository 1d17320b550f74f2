using System.Collections.Concurrent;
using Coordinator.Core.Model;

namespace Coordinator.Functions.Subscriptions;

/// <summary>
/// Lets one run at a time of this host work on a slot of a subscription; who comes meanwhile is worked for by that run,
/// once more at its end.
/// </summary>
sealed class SlotTurns
{
    readonly ConcurrentDictionary<(string Generation, SlotId Slot), bool> _isAskedAgain = new();

    /// <summary>Whether nobody works on it; otherwise whoever does will do so once more.</summary>
    public bool TryBegin(string generation, SlotId slot)
    {
        var key = (generation, slot);
        while (true)
        {
            if (_isAskedAgain.TryAdd(key, value: false))
                return true;
            if (_isAskedAgain.TryUpdate(key, true, false) || _isAskedAgain.TryGetValue(key, out var isAsked) && isAsked)
                return false;
        }
    }

    /// <summary>Ends the work, unless somebody has asked for more meanwhile.</summary>
    public bool TryEnd(string generation, SlotId slot)
    {
        var key = (generation, slot);
        if (_isAskedAgain.TryRemove(KeyValuePair.Create(key, false)))
            return true;
        _isAskedAgain[key] = false;
        return false;
    }

    /// <summary>Ends the work whatever was asked for.</summary>
    public void End(string generation, SlotId slot) => _isAskedAgain.TryRemove((generation, slot), out _);
}
