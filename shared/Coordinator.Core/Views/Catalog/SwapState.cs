namespace Coordinator.Core.Views.Catalog;

/// <summary>What became of a swap.</summary>
public enum SwapState
{
    /// <summary>The generation is the live one; it may have been before.</summary>
    Swapped,

    /// <summary>The generation is no longer wanted: the view was deleted, or put again.</summary>
    Superseded,
}
