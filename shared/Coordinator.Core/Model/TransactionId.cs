using System.Globalization;
using System.Text;

namespace Coordinator.Core.Model;

/// <summary>
/// The name of a transaction, chosen by the client (its idempotency key) or made by the server. A server's id has the
/// form
/// <c>s{slot}-{26 characters}</c>, behind its tenant's prefix if it has one, and carries its home slot; a client's id
/// is hashed by the rule of <see cref="SlotHash"/>.
/// </summary>
public readonly record struct TransactionId(string Value)
{
    const int RandomChars = 26;

    /// <summary>An id made by the server, at home in <paramref name="home"/>.</summary>
    /// <param name="home">The slot of the transaction's first key.</param>
    /// <param name="random">26 random characters of <c>[0-9a-z]</c>.</param>
    /// <param name="tenant">Whose transaction it is.</param>
    public static TransactionId OfServer(SlotId home, string random, Tenant tenant = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        Invariant.Require(random.Length == RandomChars, "a server's transaction id has 26 random characters");
        return new TransactionId(
            tenant.Scope(string.Create(CultureInfo.InvariantCulture, $"s{home.Value}-{random}")));
    }

    /// <summary>Checks an id given by a client; on failure <paramref name="error"/> says what is allowed.</summary>
    public static bool TryParse(string text, int slotCount, out TransactionId id, out string error)
    {
        ArgumentNullException.ThrowIfNull(text);
        error = Error(text, slotCount) ?? "";
        id = error.Length == 0 ? new TransactionId(text) : default;
        return error.Length == 0;
    }

    /// <summary>The slot where the outcome row lives.</summary>
    public SlotId Home(SlotLayout layout) => ServerSlot(Value) ?? SlotHash.OfClientId(Value, layout);

    /// <inheritdoc />
    public override string ToString() => Value;

    static string? Error(string text, int slotCount)
    {
        if (text.Length == 0 || text.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            return "A transaction id is not empty and holds no control characters or surrogates.";
        if (Encoding.UTF8.GetByteCount(text) > Limits.TransactionIdBytesMax)
            return $"A transaction id has at most {Limits.TransactionIdBytesMax} bytes of UTF-8.";
        return ServerSlot(text) is { } slot && slot.Value >= slotCount
            ? "This id names a slot that does not exist." : null;
    }

    static SlotId? ServerSlot(string text) => PlainServerSlot(text) ?? PlainServerSlot(WithoutPrefix(text));

    static ReadOnlySpan<char> WithoutPrefix(string text)
    {
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && Tenant.TryParse(text[..dash], out _) ? text.AsSpan(dash + 1) : [];
    }

    static SlotId? PlainServerSlot(ReadOnlySpan<char> text)
    {
        var dash = text.IndexOf('-');
        if (dash is < 2 or > 5 || text[0] != 's' || text.Length - dash - 1 != RandomChars)
            return null;
        var random = text[(dash + 1)..];
        foreach (var c in random)
        {
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterLower(c))
                return null;
        }

        return int.TryParse(text[1..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var slot)
            ? new SlotId(slot)
            : null;
    }
}
