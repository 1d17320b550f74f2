using System.Collections.Immutable;
using System.Globalization;
using Coordinator.Core.Effects;
using Coordinator.Core.Placement;
using Coordinator.Core.Records;

namespace Coordinator.Benchmarks.Peers;

/// <summary>
/// The requests that a durable engine over storage cannot avoid for each activity: its message is written and taken by
/// a worker; its result is written as a message and taken by the orchestrator, which then writes its history; messages
/// are deleted beside that. Nothing waits for a poll, no lease is renewed, nothing is replayed, so a real engine is
/// slower (Burckhardt et al., "Netherite", VLDB 2022, tells the steps of the engine over Azure Storage).
/// </summary>
/// <param name="inner">What the activities do.</param>
/// <param name="records">Holds histories and messages.</param>
/// <param name="instance">The orchestration.</param>
sealed class RecordedEffects(IEffects inner, IRecordStore records, string instance) : IEffects
{
    static readonly ReadOnlyMemory<byte> Content = "{}"u8.ToArray();

    int _number;

    /// <summary>The client's message to start, and the orchestrator's first look at it.</summary>
    public async Task BeginAsync()
    {
        await SendAsync("start");
        await TakeAsync("start");
        await NoteAsync();
    }

    /// <summary>The last entry of the history, which the client waits for.</summary>
    public Task EndAsync() => NoteAsync();

    /// <inheritdoc />
    public Task<ImmutableArray<ReadResult>> ReadAsync(ImmutableArray<RowAddress> rows) =>
        CallAsync(() => inner.ReadAsync(rows));

    /// <inheritdoc />
    public Task<ImmutableArray<CommitResult>> CommitAsync(ImmutableArray<Batch> batches) =>
        CallAsync(() => inner.CommitAsync(batches));

    /// <inheritdoc />
    public Task<PlacementMap> PlaceAsync(bool refresh) => inner.PlaceAsync(refresh);

    /// <inheritdoc />
    public Task DelayAsync(TimeSpan delay) => inner.DelayAsync(delay);

    /// <inheritdoc />
    public Task SendAsync(ResolveNudge nudge) => inner.SendAsync(nudge);

    async Task<T> CallAsync<T>(Func<Task<T>> activity)
    {
        var number = _number++.ToString(CultureInfo.InvariantCulture);
        await SendAsync($"call-{number}");
        await TakeAsync($"call-{number}");
        var result = await activity();
        await SendAsync($"result-{number}");
        await TakeAsync($"result-{number}");
        await NoteAsync();
        return result;
    }

    async Task SendAsync(string message) => Require(await records.CommitAsync(
        [new InsertRecord(new RecordKey($"queue-{instance}", message), Content)]));

    async Task TakeAsync(string message)
    {
        var key = new RecordKey($"queue-{instance}", message);
        var found = await records.ReadAsync(key);
        if (found.Record is null)
            throw new InvalidOperationException($"The message '{message}' is not there.");
        _ = DeleteAsync(key);
    }

    async Task DeleteAsync(RecordKey key) =>
        Require(await records.CommitAsync([new DeleteRecord(key, IfMatch: null)]));

    async Task NoteAsync() => Require(await records.CommitAsync(
        [new InsertRecord(new RecordKey($"history-{instance}", $"event-{_number++}"), Content)]));

    static void Require(CommitResult result)
    {
        if (result.Status != CommitStatus.Applied)
            throw new InvalidOperationException("The engine's storage does not answer; it is measured without faults.");
    }
}
