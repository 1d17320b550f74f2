using System.Globalization;
using Azure.Data.Tables;
using Coordinator.Core;

namespace Coordinator.Storage.Rows;

/// <summary>
/// Spreads bytes over binary properties, because one property holds at most 64 KiB. All but the last are full, so a row
/// that lacks one before the last is found out when it is read.
/// </summary>
static class ValueChunks
{
    /// <summary>Bytes of a full property.</summary>
    public const int ChunkBytes = 60_000;

    /// <summary>Writes <c>name0</c>, <c>name1</c> …; nothing when there are no bytes.</summary>
    public static void Write(TableEntity entity, string name, ReadOnlyMemory<byte> bytes)
    {
        for (var i = 0; i * ChunkBytes < bytes.Length; i++)
        {
            var start = i * ChunkBytes;
            entity[Name(name, i)] = bytes.Slice(start, Math.Min(ChunkBytes, bytes.Length - start)).ToArray();
        }
    }

    /// <summary>The bytes that were written; null when there is no <c>name0</c>.</summary>
    public static byte[]? Read(TableEntity entity, string name)
    {
        var first = entity.GetBinary(Name(name, 0));
        if (!entity.ContainsKey(Name(name, 1)))
            return first;
        Invariant.Require(first is not null, $"{name} begins with its first part");
        var chunks = new List<byte[]>();
        for (var chunk = first; chunk is not null; chunk = entity.GetBinary(Name(name, chunks.Count)))
        {
            var follows = chunks.Count == 0 || chunks[^1].Length == ChunkBytes;
            Invariant.Require(follows, $"every part of {name} but the last is full");
            chunks.Add(chunk);
        }

        return Joined(chunks);
    }

    static byte[] Joined(List<byte[]> chunks)
    {
        var joined = new byte[chunks.Sum(chunk => chunk.Length)];
        var at = 0;
        foreach (var chunk in chunks)
        {
            chunk.CopyTo(joined, at);
            at += chunk.Length;
        }

        return joined;
    }

    static string Name(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}{index}");
}
