namespace Coordinator.TestKit.Checkers.ListAppend;

/// <summary>Why one transaction must come before another; also sets of such reasons.</summary>
[Flags]
enum DependencyKind
{
    None = 0,

    /// <summary>The second appended right after the first.</summary>
    WriteWrite = 1,

    /// <summary>The second read what the first appended.</summary>
    WriteRead = 2,

    /// <summary>The first did not see what the second appended.</summary>
    ReadWrite = 4,

    /// <summary>One client did the one before the other.</summary>
    Process = 8,

    /// <summary>The first had ended before the second was asked for.</summary>
    Realtime = 16,
}
