using Coordinator.Local.Runtime.Durable.Storage;

namespace Coordinator.Local.Tests.Durable.Fakes;

/// <summary>
/// A hub's storage in memory, with the behaviour that the port promises; it outlives the engines of a test.
/// </summary>
sealed class MemoryHub(TimeProvider time) : IHubStorage
{
    readonly Lock _gate = new();
    readonly Dictionary<string, InstanceRow> _rows = new(StringComparer.Ordinal);
    readonly Dictionary<(string Instance, string Name), ReadOnlyMemory<byte>> _chunks = [];
    readonly List<MemoryMessage> _messages = [];
    long _versions;

    public IReadOnlyList<MemoryMessage> Messages
    {
        get
        {
            lock (_gate)
                return [.. _messages];
        }
    }

    public IReadOnlyList<InstanceRow> Rows
    {
        get
        {
            lock (_gate)
                return [.. _rows.Values];
        }
    }

    public int Chunks
    {
        get
        {
            lock (_gate)
                return _chunks.Count;
        }
    }

    /// <summary>How many bytes a row can hold.</summary>
    public int RowBytesMax { get; set; } = HubLimits.RowBytesMax;

    /// <summary>How many characters the longest message had.</summary>
    public int LongestText { get; private set; }

    /// <summary>When the next hidden message shows; null when there is none.</summary>
    public DateTimeOffset? NextShown
    {
        get
        {
            lock (_gate)
            {
                var now = time.GetUtcNow();
                return _messages.Where(message => message.HiddenUntil > now)
                    .Min(message => (DateTimeOffset?)message.HiddenUntil);
            }
        }
    }

    public Task CreateAsync(CancellationToken cancellation) => Task.CompletedTask;

    public Task<InstanceRow?> ReadAsync(string instanceId, bool columnsOnly = false)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault(instanceId) is { } row ? Seen(row, columnsOnly) : null);
    }

    public Task<string?> InsertAsync(InstanceRow row)
    {
        lock (_gate)
        {
            var stored = Fitting(row) with { ETag = NextVersion() };
            return Task.FromResult(_rows.TryAdd(row.InstanceId, stored) ? stored.ETag : null);
        }
    }

    public Task<string?> ReplaceAsync(InstanceRow row, string etag)
    {
        lock (_gate)
        {
            if (_rows.GetValueOrDefault(row.InstanceId)?.ETag != etag)
                return Task.FromResult<string?>(null);
            _rows[row.InstanceId] = Fitting(row) with { ETag = NextVersion() };
            return Task.FromResult<string?>(_rows[row.InstanceId].ETag);
        }
    }

    public Task<bool> DeleteAsync(string instanceId, string etag)
    {
        lock (_gate)
            return Task.FromResult(_rows.GetValueOrDefault(instanceId)?.ETag == etag && _rows.Remove(instanceId));
    }

    public Task<InstancePage> QueryAsync(
        InstanceFilter filter, bool columnsOnly, int pageSize, string? continuation, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var found = _rows.Values.Where(filter.Includes)
                .OrderBy(row => row.InstanceId, StringComparer.Ordinal)
                .Where(row => continuation is null || string.CompareOrdinal(row.InstanceId, continuation) > 0)
                .ToList();
            var page = found.Take(pageSize).Select(row => Seen(row, columnsOnly)).ToList();
            return Task.FromResult(new InstancePage(page, found.Count > pageSize ? page[^1].InstanceId : null));
        }
    }

    public Task WriteChunkAsync(string instanceId, string name, ReadOnlyMemory<byte> bytes)
    {
        lock (_gate)
            _chunks.TryAdd((instanceId, name), bytes.ToArray());
        return Task.CompletedTask;
    }

    public Task<ReadOnlyMemory<byte>?> ReadChunkAsync(string instanceId, string name)
    {
        lock (_gate)
            return Task.FromResult(
                _chunks.TryGetValue((instanceId, name), out var bytes) ? bytes : default(ReadOnlyMemory<byte>?));
    }

    public Task DeleteChunkAsync(string instanceId, string name)
    {
        lock (_gate)
            _chunks.Remove((instanceId, name));
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<string>> ListChunksAsync(string instanceId, CancellationToken cancellation)
    {
        lock (_gate)
            return Task.FromResult<IReadOnlyList<string>>(
                [.. _chunks.Keys.Where(key => key.Instance == instanceId).Select(key => key.Name)]);
    }

    public Task<MessageReceipt> SendAsync(HubQueue queue, string text, TimeSpan hiddenFor)
    {
        lock (_gate)
        {
            LongestText = Math.Max(LongestText, text.Length);
            var message = new MemoryMessage(queue, NextVersion(), text, NextVersion(), time.GetUtcNow() + hiddenFor, 0);
            _messages.Add(message);
            return Task.FromResult(message.Receipt);
        }
    }

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        HubQueue queue, int count, TimeSpan lease, CancellationToken cancellation)
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var received = new List<ReceivedMessage>();
            for (var i = 0; i < _messages.Count && received.Count < count; i++)
            {
                if (_messages[i].Queue != queue || _messages[i].HiddenUntil > now)
                    continue;
                var taken = _messages[i] with
                {
                    PopReceipt = NextVersion(),
                    HiddenUntil = now + lease,
                    Deliveries = _messages[i].Deliveries + 1,
                };
                _messages[i] = taken;
                received.Add(new ReceivedMessage(taken.Receipt, taken.Text, taken.Deliveries));
            }
            return Task.FromResult<IReadOnlyList<ReceivedMessage>>(received);
        }
    }

    public Task<MessageReceipt?> HideAsync(MessageReceipt receipt, TimeSpan hiddenFor)
    {
        lock (_gate)
        {
            var index = _messages.FindIndex(message => message.Receipt == receipt);
            if (index < 0)
                return Task.FromResult<MessageReceipt?>(null);
            _messages[index] = _messages[index] with
            {
                PopReceipt = NextVersion(),
                HiddenUntil = time.GetUtcNow() + hiddenFor,
            };
            return Task.FromResult<MessageReceipt?>(_messages[index].Receipt);
        }
    }

    public Task<bool> DeleteAsync(MessageReceipt receipt)
    {
        lock (_gate)
            return Task.FromResult(_messages.RemoveAll(message => message.Receipt == receipt) > 0);
    }

    /// <summary>Puts the messages into another order.</summary>
    public void Shuffle(int seed)
    {
        lock (_gate)
            new Random(seed).Shuffle(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_messages));
    }

    /// <summary>Loses all messages, whoever holds them.</summary>
    public void LoseMessages()
    {
        lock (_gate)
            _messages.Clear();
    }

    InstanceRow Fitting(InstanceRow row) => row.Document.Length + row.Tail.Length <= RowBytesMax
        ? row
        : throw new InvalidOperationException($"The row of '{row.InstanceId}' is too large.");

    string NextVersion() => (++_versions).ToString(provider: null);

    static InstanceRow Seen(InstanceRow row, bool columnsOnly) =>
        columnsOnly ? row with { Document = default, Tail = default } : row;
}
