namespace Coordinator.Core.Views.Projecting;

/// <summary>What became of the steps of a row. The higher, the more it tells.</summary>
enum RowOutcome
{
    /// <summary>The row has all of them.</summary>
    Done,

    /// <summary>Others wrote the row every time in between.</summary>
    Contended,

    /// <summary>The store did not answer; some or all of them may be applied.</summary>
    Unavailable,

    /// <summary>The row lacks members that leave it.</summary>
    Inconsistent,
}
