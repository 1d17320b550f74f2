using System.Security.Cryptography;
using System.Text.Json;
using Coordinator.Core.Durable.Json;
using Coordinator.Core.Rows;

namespace Coordinator.Core.Placement.Changes;

/// <summary>What a row holds, short enough to remember it for every row of a partition.</summary>
/// <param name="Hash">The first half of SHA-256 over the row as JSON.</param>
/// <param name="Bytes">About as many bytes as the row has.</param>
readonly record struct RowDigest(UInt128 Hash, int Bytes)
{
    public static RowDigest Of(Row row)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(row, EffectJson.Options);
        var hash = SHA256.HashData(json);
        return new RowDigest(
            new UInt128(BitConverter.ToUInt64(hash, 0), BitConverter.ToUInt64(hash, 8)), json.Length);
    }
}
