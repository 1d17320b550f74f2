using System.Globalization;
using System.Text.Json;
using Coordinator.Core.Model;

namespace Coordinator.Core.Locks;

/// <summary>
/// The hidden item that holds a lock's newest token. It is an item so that a transaction can check it in the same step
/// in which it commits; clients cannot name it.
/// </summary>
public static class FenceItem
{
    /// <summary>The collection of fences.</summary>
    public const string Collection = ItemName.OwnPrefix + "fences";

    const string TokenMember = "token";

    /// <summary>The fence of a lock.</summary>
    public static ItemName Of(string lockName) => new(Collection, lockName);

    /// <summary>A fence's value as JSON text.</summary>
    public static string ValueOf(long token) =>
        string.Create(CultureInfo.InvariantCulture, $"{{\"{TokenMember}\":{token}}}");

    /// <summary>The token that a fence's value holds.</summary>
    /// <exception cref="InvariantViolationException">It is no fence's value.</exception>
    public static long TokenOf(string value)
    {
        using var json = JsonDocument.Parse(value);
        var isToken = json.RootElement.TryGetProperty(TokenMember, out var member)
            && member.ValueKind == JsonValueKind.Number;
        return isToken && member.TryGetInt64(out var token)
            ? token
            : throw new InvariantViolationException("a fence holds a token");
    }
}
