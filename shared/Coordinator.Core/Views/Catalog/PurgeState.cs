namespace Coordinator.Core.Views.Catalog;

/// <summary>How far the purge of a generation is.</summary>
public enum PurgeState
{
    /// <summary>The store did not answer; call again later.</summary>
    Unavailable,

    /// <summary>There is more to delete; call again.</summary>
    More,

    /// <summary>Nothing is left for now; <see cref="ViewPurge.DueAsync"/> names it again when it is time.</summary>
    Done,
}
