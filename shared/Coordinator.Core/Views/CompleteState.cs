namespace Coordinator.Core.Views;

/// <summary>Whether a generation took over.</summary>
public enum CompleteState
{
    /// <summary>The store did not answer; call again later.</summary>
    Unavailable,

    /// <summary>It is the live one; that before is retired, and purged when it is due.</summary>
    Swapped,

    /// <summary>Some slot is not as far as asked for; build on.</summary>
    Behind,

    /// <summary>It is no longer wanted: the view was deleted, or put again.</summary>
    Superseded,
}
