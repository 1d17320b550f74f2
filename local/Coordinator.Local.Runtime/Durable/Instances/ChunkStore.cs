using System.Text;
using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>
/// Bytes of any length in chunks. They are written before the row that refers to them, and never change.
/// </summary>
sealed class ChunkStore(IHubStorage storage)
{
    public async Task<ChunkList> WriteAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes)
    {
        var count = Math.Max(1, (bytes.Length + HubLimits.ChunkBytesMax - 1) / HubLimits.ChunkBytesMax);
        var list = new ChunkList(name, count);
        foreach (var chunk in list.Names)
        {
            var length = Math.Min(bytes.Length, HubLimits.ChunkBytesMax);
            await storage.WriteChunkAsync(instanceId, chunk, bytes[..length]);
            bytes = bytes[length..];
        }
        return list;
    }

    public async Task<StoredValue?> WriteValueAsync(string instanceId, string name, string? value)
    {
        if (value is null || value.Length <= HubLimits.InlineLengthMax)
            return value is null ? null : new StoredValue(value);
        return new StoredValue(null, await WriteAsync(instanceId, name, Encoding.UTF8.GetBytes(value)));
    }

    /// <exception cref="InvalidDataException">A chunk is missing.</exception>
    public async Task<byte[]> ReadAsync(string instanceId, ChunkList list)
    {
        var chunks = await Task.WhenAll(list.Names.Select(name => storage.ReadChunkAsync(instanceId, name)));
        using var bytes = new MemoryStream();
        foreach (var chunk in chunks)
            bytes.Write((chunk ?? throw Missing(instanceId, list)).Span);
        return bytes.ToArray();
    }

    public async Task<string?> ReadValueAsync(string instanceId, StoredValue? value) =>
        value?.Chunks is { } chunks ? Encoding.UTF8.GetString(await ReadAsync(instanceId, chunks)) : value?.Text;

    public async Task DeleteAsync(string instanceId, ChunkList list)
    {
        foreach (var name in list.Names)
            await storage.DeleteChunkAsync(instanceId, name);
    }

    static InvalidDataException Missing(string instanceId, ChunkList list) =>
        new($"The instance '{instanceId}' refers to the chunks '{list.Name}', which are not all there.");
}
