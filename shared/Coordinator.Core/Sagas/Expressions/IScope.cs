using System.Text.Json;

namespace Coordinator.Core.Sagas.Expressions;

/// <summary>The values that expressions read.</summary>
public interface IScope
{
    /// <summary>The value before its path is followed.</summary>
    /// <param name="reference">The expression.</param>
    /// <param name="value">The value, when there is one.</param>
    /// <returns>Null when there is one, else why not, for people.</returns>
    string? Find(Reference reference, out JsonElement value);
}
