namespace Coordinator.Core.Reads;

/// <summary>How a reader takes an attempt whose intent it met.</summary>
enum AttemptView
{
    /// <summary>A replica did not answer, or the map is old: read again.</summary>
    Unknown,

    /// <summary>Committed: the intent's value counts.</summary>
    Committed,

    /// <summary>Not committed at some moment of this look: the base value counts.</summary>
    NotCommitted,
}
