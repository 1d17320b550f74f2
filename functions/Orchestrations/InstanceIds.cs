using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Coordinator.Core.Model;
using Coordinator.Core.Placement.Operations;

namespace Coordinator.Functions.Orchestrations;

/// <summary>
/// The instance ids of orchestrations. Stored, hence never changed. An id with characters that instance ids may not
/// have, or a long one, stands as its SHA-256.
/// </summary>
static class InstanceIds
{
    const int PlainCharsMax = 90;

    /// <summary>The instance that runs a transaction.</summary>
    public static string Of(TransactionId transaction) => Of("tx", transaction.Value);

    /// <summary>The instance that resolves an attempt.</summary>
    public static string Of(AttemptId attempt) => Of("recovery", attempt.ToString());

    /// <summary>The instance that builds a generation of a view.</summary>
    public static string OfView(string view, int generation) =>
        Of("view", string.Create(CultureInfo.InvariantCulture, $"{view}.{generation}"));

    /// <summary>The instance that scrubs: one at a time.</summary>
    public const string Scrub = "scrub.all";

    /// <summary>
    /// The instance that does an operation on a shard: one at a time, but a failover does not wait for others.
    /// </summary>
    public static string OfShard(int shard, ShardOperationKind kind) => Of(
        kind == ShardOperationKind.Failover ? "failover" : "shard", shard.ToString(CultureInfo.InvariantCulture));

    static string Of(string kind, string name)
    {
        var isPlain = name.Length <= PlainCharsMax
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        return isPlain
            ? $"{kind}.{name}"
            : $"{kind}-sha256.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))}";
    }
}
