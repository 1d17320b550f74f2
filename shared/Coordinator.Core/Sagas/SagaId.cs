using System.Globalization;
using Coordinator.Core.Model;

namespace Coordinator.Core.Sagas;

/// <summary>The rule for a saga's id, which is the first part of every idempotency key that the saga sends.</summary>
public static class SagaId
{
    /// <summary>Null when an id is allowed, else what is wrong with it.</summary>
    public static string? Error(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var isAllowed = id.Length is >= 1 and <= Limits.SagaIdCharsMax
            && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '{' or '}' or '-');
        return isAllowed
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"A saga's id has 1-{Limits.SagaIdCharsMax} characters of A-Z a-z 0-9 . _ : {{ }} -.");
    }
}
