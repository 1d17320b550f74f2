namespace Coordinator.TestKit.Sagas;

/// <summary>Something that took effect at a participant or in the store.</summary>
public enum Deed
{
    /// <summary>An action, or a try.</summary>
    Did,

    /// <summary>A compensation, or a cancel, that undid something.</summary>
    Undid,

    /// <summary>A compensation, or a cancel, that found nothing to undo.</summary>
    FoundNothing,

    /// <summary>A confirm.</summary>
    Confirmed,
}
