using System.Collections.Immutable;
using System.Text.Json;
using Coordinator.Local.Runtime.Durable.History;
using Coordinator.Local.Runtime.Durable.Storage;
using Microsoft.DurableTask.Client;

namespace Coordinator.Local.Runtime.Durable.Instances;

/// <summary>
/// Instances with their histories. A step is committed by replacing one row under its version: it holds the state and
/// the end of the history, and refers to what was written before in chunks. So there is no torn history: chunks of a
/// commit that did not come about are never referred to. Two hosts are told apart by the version, and so is one that
/// comes back from a long pause.
/// </summary>
sealed class InstanceStore(IHubStorage storage, IIdSource ids)
{
    const int SeenMax = 200;

    readonly ChunkStore _chunks = new(storage);

    public ChunkStore Chunks => _chunks;

    /// <summary>Reads an instance with its history; null when there is none.</summary>
    public async Task<StoredInstance?> LoadAsync(string instanceId)
    {
        if (await storage.ReadAsync(instanceId) is not { } row)
            return null;
        var document = InstanceJson.Read(row.Document);
        var history = await ReadHistoryAsync(row, document);
        var state = await ReadStateAsync(row, document);
        return new StoredInstance(state, history, OpenWork.Of(history), document, row);
    }

    /// <summary>Reads an instance without its history; null when there is none.</summary>
    public async Task<(InstanceState State, InstanceRow Row)?> PeekAsync(string instanceId) =>
        await storage.ReadAsync(instanceId) is { } row ? (await StateOfAsync(row), row) : null;

    /// <summary>An instance's state out of its row.</summary>
    public Task<InstanceState> StateOfAsync(InstanceRow row) => ReadStateAsync(row, InstanceJson.Read(row.Document));

    /// <summary>Inserts an instance that has not started.</summary>
    /// <returns>Whether it was; not when there is one of that id.</returns>
    public async Task<bool> InsertAsync(InstanceState state)
    {
        var row = await NewRowAsync(state);
        try
        {
            return await storage.InsertAsync(row) is not null;
        }
        catch (Exception)
        {
            if (await storage.ReadAsync(state.InstanceId, columnsOnly: true) is not { } found)
                throw;
            return found.CommitId == row.CommitId;
        }
    }

    /// <summary>Puts an instance that has not started in the place of another.</summary>
    /// <returns>Whether it was; not when the other has changed or gone.</returns>
    public async Task<bool> ReplaceAsync(InstanceState state, string etag) =>
        await ReplaceAsync(await NewRowAsync(state), etag) is not null;

    /// <summary>Commits a step.</summary>
    /// <param name="current">What the step was made from.</param>
    /// <param name="next">What it made of it.</param>
    /// <param name="appended">What it adds to the history.</param>
    /// <param name="startsAnew">Whether the history before is dropped.</param>
    /// <returns>The instance after it; null when another host was faster.</returns>
    public async Task<StoredInstance?> CommitAsync(
        StoredInstance current, InstanceState next, IReadOnlyList<HistoryEvent> appended, bool startsAnew)
    {
        var commit = ids.NewId();
        var document = await WriteValuesAsync(commit, current, next);
        var pages = startsAnew ? [] : current.Document.Pages;
        var tail = Append(startsAnew ? default : current.Row.Tail, HistoryText.Write(appended));
        if (tail.Length > HubLimits.TailBytesMax)
        {
            pages = pages.Add(await _chunks.WriteAsync(next.InstanceId, $"h.{commit}", tail));
            tail = Array.Empty<byte>();
        }
        document = document with { Pages = pages };
        var row = RowOf(next, commit, document) with { Tail = tail };
        if (await ReplaceAsync(row, current.Row.ETag) is not { } etag)
            return null;
        return Committed(current, next, appended, startsAnew, document, row with { ETag = etag });
    }

    /// <summary>
    /// Ends an instance that no step can be made of, with a row that holds little. What cannot be read any more of its
    /// history and values is left out, so that the rest can be read; its outbox is empty then.
    /// </summary>
    /// <param name="row">The instance.</param>
    /// <param name="failure">Why.</param>
    /// <param name="seen">The messages that may come again, and must be known then.</param>
    /// <param name="now">The time.</param>
    /// <returns>The instance as it ended; null when another host was faster.</returns>
    public async Task<InstanceState?> FailAsync(
        InstanceRow row, Failure failure, IEnumerable<string> seen, DateTimeOffset now)
    {
        var document = InstanceJson.Read(row.Document);
        var isWhole = await IsReadableAsync(() => ReadHistoryAsync(row, document));
        var end = HistoryText.Write([new ExecutionCompleted(OrchestrationRuntimeStatus.Failed)]);
        document = document with
        {
            Input = await ReadableAsync(row.InstanceId, document.Input),
            CustomStatus = await ReadableAsync(row.InstanceId, document.CustomStatus),
            Failure = failure,
            Outbox = null,
            Seen = [.. seen.TakeLast(SeenMax)],
            Pages = isWhole ? document.Pages : [],
        };
        var failed = row with
        {
            Status = OrchestrationRuntimeStatus.Failed,
            UpdatedAt = now > row.UpdatedAt ? now : row.UpdatedAt,
            CommitId = ids.NewId(),
            Document = InstanceJson.Write(document),
            Tail = isWhole ? Append(row.Tail, end) : end,
        };
        return await ReplaceAsync(failed, row.ETag) is null ? null : await ReadStateAsync(failed, document);
    }

    /// <summary>Deletes an instance with all that belongs to it.</summary>
    /// <returns>Whether it was; not when it has changed or gone.</returns>
    public async Task<bool> PurgeAsync(InstanceRow row, CancellationToken cancellation)
    {
        // The chunks last: a row whose chunks are gone could not be read. Listed first: once the row is gone there may
        // be a new instance of that id, with chunks of its own.
        var chunks = await storage.ListChunksAsync(row.InstanceId, cancellation);
        if (!await storage.DeleteAsync(row.InstanceId, row.ETag))
            return false;
        foreach (var name in chunks)
            await storage.DeleteChunkAsync(row.InstanceId, name);
        return true;
    }

    /// <summary>Deletes the history of an execution that another one has replaced.</summary>
    public async Task ForgetPagesAsync(StoredInstance old)
    {
        foreach (var page in old.Document.Pages)
            await _chunks.DeleteAsync(old.State.InstanceId, page);
    }

    static StoredInstance Committed(
        StoredInstance current,
        InstanceState next,
        IReadOnlyList<HistoryEvent> appended,
        bool startsAnew,
        InstanceDocument document,
        InstanceRow row)
    {
        if (startsAnew)
            return new StoredInstance(next, [.. appended], OpenWork.Of(appended), document, row);
        current.History.AddRange(appended);
        current.Work.Add(appended);
        return new StoredInstance(next, current.History, current.Work, document, row);
    }

    async Task<StoredValue?> ReadableAsync(string instanceId, StoredValue? value) =>
        await IsReadableAsync(() => _chunks.ReadValueAsync(instanceId, value)) ? value : null;

    static async Task<bool> IsReadableAsync(Func<Task> read)
    {
        try
        {
            await read();
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or JsonException)
        {
            return false;
        }
    }

    async Task<InstanceRow> NewRowAsync(InstanceState state)
    {
        var commit = ids.NewId();
        var input = await _chunks.WriteValueAsync(state.InstanceId, $"in.{commit}", state.Input);
        return RowOf(state, commit, DocumentOf(state) with { Input = input });
    }

    async Task<string?> ReplaceAsync(InstanceRow row, string etag)
    {
        try
        {
            return await storage.ReplaceAsync(row, etag);
        }
        catch (Exception)
        {
            // The answer may be what was lost, and not the write.
            var found = await storage.ReadAsync(row.InstanceId, columnsOnly: true);
            if (found?.CommitId == row.CommitId)
                return found.ETag;
            if (found?.ETag == etag)
                throw;
            return null;
        }
    }

    async Task<InstanceDocument> WriteValuesAsync(string commit, StoredInstance current, InstanceState next)
    {
        var before = current.State;
        var places = current.Document;
        return DocumentOf(next) with
        {
            Input = await WriteAsync("in", before.Input, next.Input, places.Input),
            Output = await WriteAsync("out", before.Output, next.Output, places.Output),
            CustomStatus = await WriteAsync("status", before.CustomStatus, next.CustomStatus, places.CustomStatus),
        };

        async Task<StoredValue?> WriteAsync(string name, string? old, string? value, StoredValue? place) =>
            place is not null && string.Equals(old, value, StringComparison.Ordinal)
                ? place
                : await _chunks.WriteValueAsync(next.InstanceId, $"{name}.{commit}", value);
    }

    async Task<List<HistoryEvent>> ReadHistoryAsync(InstanceRow row, InstanceDocument document)
    {
        var pages = await Task.WhenAll(document.Pages.Select(page => _chunks.ReadAsync(row.InstanceId, page)));
        var history = new List<HistoryEvent>();
        foreach (var page in pages)
            history.AddRange(HistoryText.Read(page));
        history.AddRange(HistoryText.Read(row.Tail.Span));
        return history;
    }

    async Task<InstanceState> ReadStateAsync(InstanceRow row, InstanceDocument document) => new()
    {
        InstanceId = row.InstanceId,
        ExecutionId = row.ExecutionId,
        Name = row.Name,
        Version = document.Version,
        Status = row.Status,
        CreatedAt = row.CreatedAt,
        UpdatedAt = row.UpdatedAt,
        StartAt = row.StartAt,
        Input = await _chunks.ReadValueAsync(row.InstanceId, document.Input),
        Output = await _chunks.ReadValueAsync(row.InstanceId, document.Output),
        CustomStatus = await _chunks.ReadValueAsync(row.InstanceId, document.CustomStatus),
        Failure = document.Failure,
        Parent = document.Parent,
        Tags = document.Tags ?? ImmutableDictionary<string, string>.Empty,
        Outbox = document.Outbox ?? [],
        Seen = document.Seen ?? [],
    };

    static InstanceDocument DocumentOf(InstanceState state) => new()
    {
        Version = state.Version,
        Failure = state.Failure,
        Parent = state.Parent,
        Tags = state.Tags.IsEmpty ? null : state.Tags,
        Outbox = state.Outbox.IsEmpty ? null : state.Outbox,
        Seen = state.Seen.IsEmpty ? null : state.Seen,
    };

    static InstanceRow RowOf(InstanceState state, string commit, InstanceDocument document) => new()
    {
        InstanceId = state.InstanceId,
        ExecutionId = state.ExecutionId,
        Name = state.Name,
        Status = state.Status,
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        StartAt = state.StartAt,
        CommitId = commit,
        Document = InstanceJson.Write(document),
    };

    static ReadOnlyMemory<byte> Append(ReadOnlyMemory<byte> tail, byte[] more)
    {
        if (tail.IsEmpty)
            return more;
        var all = new byte[tail.Length + more.Length];
        tail.Span.CopyTo(all);
        more.CopyTo(all, tail.Length);
        return all;
    }
}
