namespace Coordinator.Contracts.Items;

/// <summary>How fresh and how consistent a read is.</summary>
public static class Consistencies
{
    /// <summary>The latest committed value; a read never goes back in time. Of many items: a snapshot.</summary>
    public const string Strong = "strong";

    /// <summary>What any one replica holds; may be some commits behind.</summary>
    public const string Eventual = "eventual";

    /// <summary>Many items as of one moment; of one item the same as strong.</summary>
    public const string Snapshot = "snapshot";
}
