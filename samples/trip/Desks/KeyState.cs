namespace Coordinator.Samples.Trip.Desks;

/// <summary>What became of a key. It never goes back.</summary>
enum KeyState
{
    /// <summary>Its work is done, or was refused for a reason of the trade; repeats get the answer again.</summary>
    Answered,

    /// <summary>A compensation came: whatever arrives under this key from now on is refused.</summary>
    Closed,
}
