namespace Coordinator.Core.Views.Catalog;

/// <summary>What putting a definition did.</summary>
public enum ViewPutState
{
    /// <summary>The view says that already, or is being built to; nothing was written.</summary>
    Unchanged,

    /// <summary>A generation was begun; it has to be built.</summary>
    Begun,

    /// <summary>What was being built is no longer wanted, since the live generation says what was put.</summary>
    Reverted,

    /// <summary>The name belongs to a view of the other sort: JSON or code.</summary>
    Taken,

    /// <summary>The name belongs to a view of somebody else.</summary>
    OtherTenant,
}
