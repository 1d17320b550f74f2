namespace Azure.Data.Tables;

/// <summary>What an update does with the properties that it does not carry.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}
