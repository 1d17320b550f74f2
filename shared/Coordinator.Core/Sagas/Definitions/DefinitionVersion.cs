using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas.Definitions;

/// <summary>A stored definition. A version never changes; instances keep to theirs.</summary>
/// <param name="Name">The definition's name.</param>
/// <param name="Version">1, 2, 3 …</param>
/// <param name="Json">The definition as text.</param>
/// <param name="Fingerprint">See <see cref="SagaDefinition.Fingerprint"/>.</param>
public sealed record DefinitionVersion(string Name, int Version, string Json, string Fingerprint)
{
    /// <summary>Null when the name of a definition is allowed, else what is wrong with it.</summary>
    public static string? NameError(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var isPlain = name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
        return isPlain && name.Length is >= 1 and <= Limits.SagaNameCharsMax
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A definition's name has 1-{Limits.SagaNameCharsMax} characters of A-Z a-z 0-9 _ -.");
    }

    /// <summary>
    /// What a definition that was put becomes: the newest version itself when it says the same, so that a repeated
    /// request adds nothing, else the next one.
    /// </summary>
    /// <param name="newest">The newest version; null when there is none.</param>
    /// <param name="name">The definition's name.</param>
    /// <param name="json">The text that was put.</param>
    /// <param name="definition">The same, read.</param>
    public static DefinitionVersion After(
        DefinitionVersion? newest, string name, string json, SagaDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        Invariant.Require(newest is null || newest.Name == name, "versions are counted for each name");
        return newest is not null && newest.Fingerprint == definition.Fingerprint
            ? newest
            : new DefinitionVersion(name, (newest?.Version ?? 0) + 1, json, definition.Fingerprint);
    }
}
