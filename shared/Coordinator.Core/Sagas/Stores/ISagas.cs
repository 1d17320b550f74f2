namespace Coordinator.Core.Sagas.Stores;

/// <summary>
/// What readers see of sagas. Nothing of a running saga depends on it. Every method throws
/// <see cref="StoreUnavailableException"/> when storage does not answer; all may then be asked again.
/// </summary>
public interface ISagas
{
    /// <summary>The status that was shown last.</summary>
    /// <param name="id">The saga's id.</param>
    /// <returns>Null when none of this id was ever shown.</returns>
    Task<SagaStatus?> FindAsync(string id);

    /// <summary>
    /// Stores a status unless a higher <see cref="SagaStatus.Revision"/> is stored. May run twice, late, and at the
    /// same time as others. The first status that is ever shown gives the saga its place in the list, so its
    /// <see cref="SagaStatus.StartedAt"/> stays. A status that is too large loses the oldest entries of its timeline.
    /// </summary>
    /// <param name="status">The status.</param>
    Task ShowAsync(SagaStatus status);

    /// <summary>
    /// A page of the list, the newest first. The list follows what is shown: a saga's entry is right when the
    /// <see cref="ShowAsync"/> that changed its state has ended.
    /// </summary>
    /// <param name="query">Which.</param>
    /// <exception cref="InvalidCursorException">The cursor is none of this list's.</exception>
    Task<SagaPage> ListAsync(SagaQuery query);
}
