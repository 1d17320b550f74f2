using System.Globalization;
using System.Text.Json.Serialization;

namespace Coordinator.Core.Model;

/// <summary>
/// One of several customers of a deployment, or nobody. A tenant's collections, ids and names lie behind a prefix of
/// its own, <c>tenant-</c>, that the edge of the application adds and takes off; nothing within knows of tenants.
/// </summary>
/// <remarks>
/// A prefix cannot be forged: it is put before whatever a caller sends, and it ends at the first dash, since a tenant's
/// name has none. Records that outlive their request carry their tenant with them: it is never guessed from a name,
/// since in a deployment without tenants a name with a dash is nobody's.
/// </remarks>
[JsonConverter(typeof(TenantConverter))]
public readonly record struct Tenant
{
    /// <summary>Characters of a name at most.</summary>
    public const int CharsMax = 16;

    const char Separator = '-';

    readonly string? _prefix;

    Tenant(string name) => _prefix = name + Separator;

    /// <summary>No tenant: names are what they are. For deployments without tenants, and for operators.</summary>
    public static Tenant None => default;

    /// <summary>Whether this is no tenant.</summary>
    public bool IsNone => _prefix is null;

    /// <summary>The tenant's name; empty for nobody.</summary>
    public string Name => _prefix is null ? "" : _prefix[..^1];

    /// <summary>What <see cref="Scope(string)"/> adds, in characters; all are ASCII.</summary>
    public int PrefixChars => _prefix?.Length ?? 0;

    /// <summary>
    /// Reads a name: 1-16 characters of <c>[a-z0-9]</c>, and not <c>s</c> with a number, since a name of 26 characters
    /// after <c>s12-</c> would be read as a transaction's id that the server made.
    /// </summary>
    public static bool TryParse(string text, out Tenant tenant)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isName = text.Length is >= 1 and <= CharsMax
            && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterLower(c))
            && !(text.Length > 1 && text[0] == 's' && text.Skip(1).All(char.IsAsciiDigit));
        tenant = isName ? new Tenant(text) : default;
        return isName;
    }

    /// <summary>The name within the deployment of what the tenant calls <paramref name="name"/>.</summary>
    public string Scope(string name) => _prefix + name;

    /// <summary>Whether a name within the deployment is one of the tenant's; nobody owns all of them.</summary>
    public bool Owns(string scoped)
    {
        ArgumentNullException.ThrowIfNull(scoped);
        return _prefix is null || scoped.StartsWith(_prefix, StringComparison.Ordinal);
    }

    /// <summary>
    /// Whether what is stored with <paramref name="owner"/> is shown to this one: to a tenant its own, to nobody, which
    /// operators are, everything. A name does not tell: what was stored before there were tenants is no tenant's.
    /// </summary>
    public bool Sees(Tenant owner) => IsNone || this == owner;

    /// <summary>What the tenant calls <paramref name="scoped"/>, which has to be one of its names.</summary>
    public string Plain(string scoped)
    {
        Invariant.Require(Owns(scoped), "a name that is shown to a tenant is one of its own");
        return scoped[PrefixChars..];
    }

    /// <summary>The item within the deployment that the tenant calls <paramref name="item"/>.</summary>
    public ItemName Scope(ItemName item) => _prefix is null ? item : item with { Collection = Scope(item.Collection) };

    /// <summary>
    /// Whether an item within the deployment is one of the tenant's. In the coordinator's own collections the key
    /// carries the prefix.
    /// </summary>
    public bool Owns(ItemName scoped) => Owns(IsOwn(scoped) ? scoped.Key : scoped.Collection);

    /// <summary>What the tenant calls <paramref name="scoped"/>, which has to be one of its items.</summary>
    public ItemName Plain(ItemName scoped)
    {
        if (_prefix is null)
            return scoped;
        return IsOwn(scoped)
            ? scoped with { Key = Plain(scoped.Key) }
            : scoped with { Collection = Plain(scoped.Collection) };
    }

    /// <summary>
    /// Null when a rule allows a name both as the tenant says it and as the deployment knows it, else what is wrong.
    /// </summary>
    public string? Error(string name, Func<string, string?> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        var error = rule(name);
        if (error is not null || _prefix is null)
            return error;
        return rule(Scope(name)) is { } scopedError
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{scopedError} The {PrefixChars} characters of the tenant's prefix count among them.")
            : null;
    }

    /// <inheritdoc />
    public override string ToString() => Name;

    static bool IsOwn(ItemName item) => item.Collection.StartsWith(ItemName.OwnPrefix, StringComparison.Ordinal);
}
