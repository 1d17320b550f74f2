using Coordinator.Core.Model;
using Coordinator.Core.Sagas.Definitions;

namespace Coordinator.Core.Sagas.Stores;

/// <summary>
/// The stored definitions. A version is written once and never changes; versions of a name are 1, 2, 3 … without gaps.
/// Every method throws <see cref="StoreUnavailableException"/> when storage does not answer.
/// </summary>
public interface ISagaDefinitions
{
    /// <summary>Finds a definition.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="version">Its version; null for the newest.</param>
    /// <returns>Null when there is none.</returns>
    Task<DefinitionVersion?> FindAsync(string name, int? version = null);

    /// <summary>
    /// Stores a definition as <see cref="DefinitionVersion.After"/> says. Safe beside other hosts, and safe to repeat:
    /// the same text again is the same version, also after a <see cref="StoreUnavailableException"/>, which leaves open
    /// whether it was stored.
    /// </summary>
    /// <param name="name">Its name, checked.</param>
    /// <param name="json">Its text, kept as it is.</param>
    /// <param name="definition">The same, read.</param>
    /// <returns>The version that it became, or already was.</returns>
    Task<DefinitionVersion> PutAsync(string name, string json, SagaDefinition definition);

    /// <summary>The names that have a definition, in ordinal order, each with its newest version.</summary>
    /// <param name="size">The most to return.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="tenant">Only the names of this tenant; nobody for those of all.</param>
    /// <exception cref="InvalidCursorException">The cursor is none of this list's.</exception>
    Task<DefinitionPage> ListAsync(int size, string? cursor, Tenant tenant = default);
}
